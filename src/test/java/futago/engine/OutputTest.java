package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Content;
import futago.command.FileMode;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.remote.CommandResult;
import futago.remote.OutputListener.Stream;
import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes out of a run.
class OutputTest {
  private static final Secret KEY = Secret.of("k3y-of-the-cluster");
  private static final Secret PASSWORD = Secret.of("pa55word");
  private static final Secret LOGIN = Secret.of("log1n-secret");

  private final FakeNode alice = new FakeNode("alice");
  private final FakeNode bob = new FakeNode("bob");

  @TempDir private Path state;

  @Test
  void noSecretComesOutAnywhere() throws Exception {
    String all = "key k3y-of-the-cluster, pa55\u001b[0mword, login log1n-secret!";
    FakeNode.Behaviour leak =
        (_, output) -> {
          output.line(Stream.OUT, all);
          output.line(Stream.ERR, all);
          return new CommandResult(1, all + "\n" + all, all + "\nNo space left on device " + all);
        };
    alice.on("leak", leak);
    bob.on("look", leak);
    alice.answers("b.two", 1, "conflict " + all);
    Step one =
        TestStep.both(
            "a.one",
            WriteFile.secret("/key", KEY, FileMode.ROOT_ONLY),
            Run.asRoot("psql").withInput(new Content.Confidential(PASSWORD)));
    Step leaks =
        TestStep.both("a.two")
            .doing(
                node ->
                    List.of(
                        node.name().equals("alice")
                            ? Run.asRoot("leak").alsoSucceedingWith(2)
                            : new WaitFor(
                                Message.of("wait", all),
                                Run.asRoot("look"),
                                Duration.ZERO,
                                Duration.ofMillis(1))));
    var shown = new StringBuilder();
    for (Step[] steps : new Step[][] {{one, leaks}, {one, leaks, TestStep.both("b.two")}}) {
      try (var journal = Journal.begin(state, "pgha", Instant.now())) {
        RunOutcome outcome =
            new Runner(
                    TestRun.plan(steps),
                    FakeNode.map(alice, bob),
                    EventListener.all(journal, event -> shown.append(event).append('\n')),
                    RunOptions.standard().masking(Set.of(LOGIN)),
                    Clock.systemUTC())
                .run();
        shown.append(outcome).append('\n').append(Files.readString(journal.file()));
      }
    }

    assertThat(shown)
        .contains("Failed", "Refused", "OutputLine", "key ********, ********, login ********!")
        .doesNotContain("k3y-of-the-cluster", "pa55", "log1n-secret", "\u001b");
  }

  @Test
  void linesForProgramsBecomeProgress() {
    alice.on(
        "apt",
        (_, output) -> {
          output.line(Stream.OUT, "dlstatus:1:20.5:Retrieving file 1 of 3");
          output.line(Stream.OUT, "Setting up corosync");
          output.line(Stream.OUT, "pmstatus:libc6:amd64:66.6667:Configuring libc6");
          return new CommandResult(0, "", "");
        });
    var run = new TestRun(TestStep.both("a.one", Run.asRoot("apt")).on(Target.ACT));
    run.run(alice, bob);

    assertThat(run.recorder.all(RunEvent.Progressed.class))
        .extracting(RunEvent.Progressed::percent)
        .containsExactly(20.5, 66.6667);
    assertThat(run.recorder.all(RunEvent.OutputLine.class))
        .extracting(RunEvent.OutputLine::line)
        .containsExactly("Setting up corosync");
  }

  @Test
  void aMillionLinesStayInOrderAndDoNotPileUp() throws Exception {
    int lines = 500_000;
    var behind = new AtomicLong();
    var mostBehind = new AtomicLong();
    var heap = new AtomicLong();
    FakeNode.Behaviour flood =
        (_, output) -> {
          for (int i = 0; i < lines; i++) {
            mostBehind.accumulateAndGet(behind.incrementAndGet(), Math::max);
            output.line(Stream.OUT, i + " " + "x".repeat(200));
          }
          heap.accumulateAndGet(used(), Math::max);
          return new CommandResult(0, "", "");
        };
    alice.on("flood", flood);
    bob.on("flood", flood);
    var next = new AtomicInteger[] {new AtomicInteger(), new AtomicInteger()};
    var wrong = new ArrayList<RunEvent>();
    EventListener counter =
        event -> {
          if (event instanceof RunEvent.OutputLine line) {
            behind.decrementAndGet();
            int expected = next[line.node().equals("alice") ? 0 : 1].getAndIncrement();
            if (!line.line().startsWith(expected + " ")) {
              wrong.add(event);
            }
          }
        };
    long before = used();
    long size;
    try (var journal = Journal.begin(state, "pgha", Instant.now())) {
      new Runner(
              TestRun.plan(TestStep.both("a.one", Run.asRoot("flood"))),
              FakeNode.map(alice, bob),
              EventListener.all(journal, counter),
              RunOptions.standard(),
              Clock.systemUTC())
          .run();
      size = Files.size(journal.file());
    }

    assertThat(wrong).isEmpty();
    assertThat(next[0].get() + next[1].get()).isEqualTo(2 * lines);
    // The queue, and what each node's thread and the dispatcher hold in hand.
    assertThat(mostBehind).hasValueLessThanOrEqualTo(1024 + 3);
    assertThat(heap.get() - before).isLessThan(64L << 20);
    assertThat(size).isLessThan(2L << 20);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
