package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.remote.OutputListener.Stream;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:09:10.123456789Z");
  private static final StepId STEP = StepId.of("drbd.sync");
  private static final RunSummary SUMMARY =
      new RunSummary(1, 2, 3, 4, 5, Duration.ofMillis(6001), Duration.ofSeconds(5));

  @TempDir private Path state;

  static List<RunEvent> everyEvent() {
    Message message = Message.of("a.b", "x\n\"双子\"", 7, 1.5, true, Message.of("c.d", "e"));
    StepFailure failure =
        new StepFailure(
            STEP,
            "alice",
            Optional.of(new ShownAction.Command("postgres", "psql -c 'a b'")),
            Optional.of(3),
            "error\nlines",
            "output",
            message,
            Message.of("f.g"));
    StepFailure bare =
        new StepFailure(STEP, "bob", Optional.empty(), Optional.empty(), "", "", message, message);
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.RunStarted(AT, "pgha", List.of("alice", "bob"), List.of(STEP)));
    events.add(new RunEvent.Started(AT, STEP, "alice"));
    for (StepState stepState :
        List.of(
            StepState.satisfied(),
            new StepState.Missing(message),
            new StepState.Conflict(message, "alice:/dev/sdb1"))) {
      events.add(new RunEvent.Checked(AT, STEP, "alice", stepState));
    }
    for (ShownAction action :
        List.of(
            new ShownAction.Command("root", "id"),
            new ShownAction.Write("/etc/a b"),
            new ShownAction.Edit("/etc/c"),
            new ShownAction.Wait(message),
            new ShownAction.Condition(message))) {
      events.add(new RunEvent.ActionStarted(AT, STEP, "alice", 2, action));
    }
    events.add(new RunEvent.OutputLine(AT, STEP, "alice", Stream.ERR, "a\tb \u2028 \\"));
    events.add(new RunEvent.OutputOmitted(AT, STEP, "alice", 12_345_678_901L));
    events.add(
        new RunEvent.Progressed(AT, STEP, "alice", 50.4, Optional.of(Duration.ofSeconds(6))));
    events.add(new RunEvent.Progressed(AT, STEP, "alice", 50.4, Optional.empty()));
    events.add(
        new RunEvent.Noticed(AT, STEP, "alice", Message.of("remote.lock.replaced", "alice")));
    events.add(new RunEvent.Delayed(AT, STEP, "alice", Message.of("engine.delay.held", "alice")));
    events.add(new RunEvent.ActionFinished(AT, STEP, "alice", 2, 3, Duration.ofNanos(1), true));
    events.add(new RunEvent.Verified(AT, STEP, "alice", Duration.ofHours(2)));
    events.add(new RunEvent.Failed(AT, failure));
    events.add(new RunEvent.Finished(AT, STEP, StepOutcome.FAILED, Duration.ZERO));
    for (RunOutcome outcome :
        List.of(
            new RunOutcome.Done(SUMMARY),
            new RunOutcome.Failed(SUMMARY, List.of(failure, bare)),
            new RunOutcome.Refused(
                SUMMARY,
                List.of(new Refusal(STEP, "bob", new StepState.Conflict(message, "bob:cib")))),
            new RunOutcome.Cancelled(SUMMARY, STEP))) {
      events.add(new RunEvent.RunFinished(AT, outcome));
    }
    return events;
  }

  @Test
  void givesEveryEventBack() throws Exception {
    Path file = written(everyEvent());
    assertThat(JournalReader.read(file)).isEqualTo(everyEvent());
    assertThat(Files.readAllLines(file)).hasSameSizeAs(everyEvent());
    assertThat(Files.readAllLines(file).getFirst())
        .startsWith("{\"type\":\"RunStarted\"")
        .contains("\"at\":\"2026-11-23T08:09:10.123456789Z\"", "\"steps\":[\"drbd.sync\"]");
  }

  @Test
  void noKindOfEventIsMissingAbove() {
    assertThat(everyEvent().stream().map(Object::getClass).distinct())
        .hasSameElementsAs(List.of(RunEvent.class.getPermittedSubclasses()));
  }

  @Test
  void readsUpToWhereAWriterDied() throws Exception {
    List<RunEvent> events = everyEvent().subList(0, 4);
    byte[] whole = Files.readAllBytes(written(events));
    int lastLine =
        new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).trim().lastIndexOf('\n')
            + 1;
    Path torn = state.resolve("torn.jsonl");
    for (int length = lastLine; length <= whole.length; length++) {
      Files.write(torn, java.util.Arrays.copyOf(whole, length));
      assertThat(JournalReader.read(torn))
          .isEqualTo(length >= whole.length - 1 ? events : events.subList(0, 3));
    }
  }

  @Test
  void saysWhereItIsDamaged() throws Exception {
    Path file = written(everyEvent());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "{\"type\":\"Nonsense\"}");
    Files.write(file, lines);
    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void isReadableByItsOwnerAloneAndTheLatestIsFound() throws Exception {
    assertThat(JournalReader.latest(state, "pgha")).isEmpty();
    Path first = written(List.of());
    Path second = written(List.of());
    assertThat(first).isNotEqualTo(second);
    assertThat(JournalReader.latest(state, "pgha")).contains(second);
    Path later;
    try (var journal = Journal.begin(state, "pgha", AT.plusSeconds(60))) {
      later = journal.file();
    }
    assertThat(JournalReader.latest(state, "pgha")).contains(later);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(later)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(later.getParent())))
        .isEqualTo("rwx------");
    try (var journal = Journal.begin(state, "../evil", AT)) {
      assertThat(journal.file().normalize()).startsWith(state);
    }
  }

  @Test
  void writesEachLineAtOnce() throws Exception {
    try (var journal = Journal.begin(state, "pgha", AT)) {
      for (RunEvent event : everyEvent()) {
        journal.happened(event);
        assertThat(JournalReader.read(journal.file())).last().isEqualTo(event);
      }
    }
  }

  @Test
  void keepsBeginningAndEndOfAFlood() throws Exception {
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.ActionStarted(AT, STEP, "alice", 1, new ShownAction.Write("/x")));
    for (int i = 1; i <= 10_000; i++) {
      events.add(line("alice", i));
      if (i <= 1000) {
        events.add(line("bob", i));
      }
    }
    events.add(new RunEvent.ActionFinished(AT, STEP, "alice", 1, 0, Duration.ZERO, true));
    events.add(line("alice", 1));

    List<RunEvent> read = JournalReader.read(written(events));

    List<String> alice =
        read.stream()
            .filter(
                event -> event instanceof RunEvent.OutputLine line && line.node().equals("alice"))
            .map(event -> ((RunEvent.OutputLine) event).line())
            .toList();
    assertThat(alice).hasSize(1001).contains("500", "9501").doesNotContain("501", "9500");
    assertThat(read).containsOnlyOnce(new RunEvent.OutputOmitted(AT, STEP, "alice", 9000));
    assertThat(read.stream().filter(event -> event instanceof RunEvent.OutputOmitted)).hasSize(1);
    assertThat(read).containsSequence(line("bob", 999), line("bob", 1000));
  }

  private static RunEvent line(String node, int number) {
    return new RunEvent.OutputLine(AT, STEP, node, Stream.OUT, Integer.toString(number));
  }

  private Path written(List<RunEvent> events) throws IOException {
    try (var journal = Journal.begin(state, "pgha", AT)) {
      events.forEach(journal::happened);
      return journal.file();
    }
  }
}
