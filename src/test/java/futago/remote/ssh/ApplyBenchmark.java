package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Run;
import futago.engine.EventListener;
import futago.engine.InstallStage;
import futago.engine.Journal;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.Runner;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.remote.FreeLock;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run costs beside the remote commands themselves, over real SSH to a server in this
/// process. Prints a table: `mvn test -Dfutago.groups=benchmark -Dtest=ApplyBenchmark`.
@Tag("benchmark")
class ApplyBenchmark {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();

  @TempDir private Path home;

  /// A step of one command that is never done yet.
  private record Command(StepId id, String script) implements Step {
    @Override
    public Target target() {
      return Target.BOTH;
    }

    @Override
    public List<Action> actions(NodeSpec node) {
      return List.of(Run.script(script));
    }

    @Override
    public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
      return StepState.missing("benchmark");
    }
  }

  @Test
  void costs() throws Exception {
    System.out.printf(
        "%-52s %12s %14s %12s %12s%n",
        "run, both nodes", "seconds", "outside remote", "heap before", "heap most");
    row("100 steps of 50 ms", steps(100, "sleep 0.05"));
    row("100 steps of nothing", steps(100, "true"));
    row(
        "1,000,000 lines of output, 500,000 from each node",
        steps(1, "seq -f 'line %g of what an installer prints' 500000"));
  }

  private static List<Step> steps(int count, String script) {
    return IntStream.range(0, count)
        .<Step>mapToObj(i -> new Command(StepId.of("benchmark.step-" + i), script))
        .toList();
  }

  private void row(String name, List<Step> steps) throws Exception {
    ClusterSpec spec = ExampleSpec.of(Optional.of(PlatformName.DEBIAN_COROSYNC));
    try (TestServer server = new TestServer(HOST_KEY).accepting(USER_KEY.getPublic()).start()) {
      var client = new TestClient(home).knowing(server, HOST_KEY);
      TestKeys.save(USER_KEY, client.usualKey(), null);
      try (RemoteNode alice = client.connect(server);
          RemoteNode bob = client.connect(server);
          Journal journal = Journal.begin(home, name.replaceAll("[^a-z]", ""), Instant.now())) {
        long before = usedHeap();
        var most = new AtomicLong(before);
        var lines = new AtomicLong();
        EventListener watch =
            event -> {
              if (event instanceof RunEvent.OutputLine && lines.incrementAndGet() % 100_000 == 0) {
                most.accumulateAndGet(usedHeap(), Math::max);
              }
            };
        RunOutcome outcome =
            new Runner(
                    new Plan(spec, List.of(new InstallStage("benchmark", steps))),
                    Map.of("alice", FreeLock.on(alice), "bob", FreeLock.on(bob)),
                    EventListener.all(journal, watch),
                    RunOptions.standard(),
                    Clock.systemUTC())
                .run();
        assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
        RunSummary summary = ((RunOutcome.Done) outcome).summary();
        Duration outside = summary.whole().minus(summary.remote());
        System.out.printf(
            "%-52s %12.2f %13.1f%% %8d MiB %8d MiB%n",
            name,
            summary.whole().toMillis() / 1000.0,
            100.0 * outside.toNanos() / summary.whole().toNanos(),
            before >> 20,
            most.get() >> 20);
      }
    }
  }

  /// What is really in use, not what has yet to be collected.
  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
