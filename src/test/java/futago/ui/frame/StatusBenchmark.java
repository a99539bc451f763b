package futago.ui.frame;

import futago.command.Run;
import futago.remote.RemoteNode;
import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a change in the cluster takes until it is on the screen: `mvn test
/// -Dfutago.groups=benchmark -Dtest=StatusBenchmark`.
@Tag("benchmark")
class StatusBenchmark {
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final double SPEED = 1;
  private static final int ROUNDS = 10;

  @TempDir private Path home;

  @Test
  void table() throws Exception {
    try (var window = TestWindow.open(home, 1280, 800)) {
      Simulation simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, SPEED);
      Opened opened = TryIt.open(simulation);
      window.on(() -> window.frame().open(opened));
      window.await(LONG, () -> window.has("#run-all") && !window.work().isBusy());
      window.click("#run-all");
      window.await(LONG, () -> window.has("#node-alice"));
      window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
      RemoteNode alice = window.frame().session().orElseThrow().nodes().get("alice");
      var took = new ArrayList<Long>();
      for (int round = 0; round < ROUNDS; round++) {
        took.add(millis(window, alice, "on", "standby"));
        took.add(millis(window, alice, "off", "online"));
      }
      List<Long> sorted = took.stream().sorted().toList();
      System.out.printf(
          "a node's standby on the screen: median %d ms, longest %d ms, of %d changes%n",
          sorted.get(sorted.size() / 2), sorted.getLast(), sorted.size());
    }
  }

  private static long millis(TestWindow window, RemoteNode alice, String value, String word)
      throws Exception {
    alice.run(Run.asRoot("crm_attribute", "--node", "bob", "--name", "standby", "--update", value));
    long begun = System.nanoTime();
    window.await(LONG, () -> window.words("#node-bob").contains(word));
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }
}
