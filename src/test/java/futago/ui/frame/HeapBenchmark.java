package futago.ui.frame;

import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What of the heap a demo leaves behind, and what the next ones do: `mvn test
/// -Dfutago.groups=benchmark -Dtest=HeapBenchmark`. What JavaFX keeps by soft references, to draw
/// in, is counted too; without it, with `-XX:SoftRefLRUPolicyMSPerMB=0`.
@Tag("benchmark")
@Timeout(300)
class HeapBenchmark {
  private static final Duration DEMO = Duration.ofMinutes(2);
  private static final double SPEED = 60;
  private static final int DEMOS = 6;
  private static final int SHOWN = 5;

  @TempDir private Path home;

  @Test
  void grow() throws Exception {
    try (var window = TestWindow.open(home, 1280, 800)) {
      Map<String, Long> first = bytes(window);
      Map<String, Long> before = first;
      System.out.println("before: " + kib(sum(before)) + " KiB");
      for (int demo = 1; demo <= DEMOS; demo++) {
        run(window);
        Map<String, Long> after = bytes(window);
        System.out.printf(
            "after demo %d: %d KiB, %+d%n", demo, kib(sum(after)), kib(sum(after) - sum(before)));
        grown(before, after);
        before = after;
      }
    }
  }

  private static void run(TestWindow window) throws InterruptedException {
    Opened demo = TryIt.open(Simulation.start(PlatformName.EL6_HEARTBEAT, SPEED));
    window.on(() -> window.frame().open(demo));
    window.await(DEMO, () -> !window.work().isBusy());
    window.on(() -> window.work().runAll());
    window.await(DEMO, () -> !window.work().isBusy() && window.has("#node-alice"));
    window.on(() -> window.frame().welcome());
    window.settle();
  }

  private static void grown(Map<String, Long> before, Map<String, Long> after) {
    after.entrySet().stream()
        .map(
            each ->
                Map.entry(each.getKey(), each.getValue() - before.getOrDefault(each.getKey(), 0L)))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(each -> System.out.printf("  %+6d KiB %s%n", kib(each.getValue()), each.getKey()));
  }

  /// The bytes of each class after a full collection, as the virtual machine counts them.
  private static Map<String, Long> bytes(TestWindow window) throws Exception {
    String histogram = "";
    for (int i = 0; i < 3; i++) {
      window.settle();
      histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
    }
    var bytes = new HashMap<String, Long>();
    for (String line : histogram.lines().toList()) {
      String[] cells = line.strip().split("\\s+", -1);
      // What the collector fills gaps with is nobody's.
      if (cells.length >= 4 && cells[0].endsWith(":") && !cells[3].contains("Filler")) {
        bytes.merge(cells[3], Long.parseLong(cells[2]), Long::sum);
      }
    }
    return bytes;
  }

  private static long sum(Map<String, Long> bytes) {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long kib(long bytes) {
    return bytes >> 10;
  }
}
