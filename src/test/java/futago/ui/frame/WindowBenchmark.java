package futago.ui.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.EventListener;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.StepId;
import futago.remote.OutputListener;
import futago.simulator.Simulation;
import futago.spec.PlatformName;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import futago.ui.run.Runs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window costs, as a table: `mvn test -Dfutago.groups=benchmark -Dtest=WindowBenchmark`.
@Tag("benchmark")
class WindowBenchmark {
  private static final Duration DEMO = Duration.ofMinutes(3);
  private static final double DEMO_SPEED = 60;
  private static final int LINES = 1_000_000;
  private static final int STARTS = 9;

  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
  private final List<String> table = new ArrayList<>();

  /// Sees how long the window's thread takes from one frame to the next, and how much of that it
  /// works itself: on a busy machine the rest is waiting for others.
  private static final class Frames extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long last;
    private long lastWork;
    private long longest;
    private long longestWork;
    private long count;

    @Override
    public void handle(long now) {
      long work = threads.getCurrentThreadCpuTime();
      if (last != 0) {
        longest = Math.max(longest, now - last);
        longestWork = Math.max(longestWork, work - lastWork);
        count++;
      }
      last = now;
      lastWork = work;
    }
  }

  @Test
  void table() throws Exception {
    row(
        "what",
        "seconds",
        "longest freeze, ms",
        "of it own work, ms",
        "frames/s",
        "heap before, MiB",
        "heap after, MiB");
    row("---", "---", "---", "---", "---", "---", "---");
    try (var window = TestWindow.open(home, 1280, 800)) {
      // As the program does; this is the only window that is there before its views are known.
      window.on(() -> window.frame().prepare());
      measure(window, "preparing, below the ways in", () -> prepared(window));
      var runs = new ScriptedRuns(plan);
      measure(
          window,
          "the first opening of a plan",
          () -> {
            window.begin(plan, runs);
            window.settle();
          });
      measure(
          window,
          "the whole plan, scripted",
          () -> {
            window.on(() -> window.work().runAll());
            window.await(() -> !window.work().isBusy());
          });
    }
    try (var window = TestWindow.open(home, 1280, 800)) {
      window.begin(plan, telling(WindowBenchmark::lines));
      measure(window, "1,000,000 lines of output into one pane", () -> run(window));
      assertThat(window.work().run().panes().getFirst().end().get()).isEqualTo(LINES);
    }
    try (var window = TestWindow.open(home, 1280, 800)) {
      window.begin(plan, telling(this::steps));
      measure(window, "200 steps, 2,000 events replayed", () -> run(window));
    }
    try (var window = TestWindow.open(home, 1280, 800)) {
      Opened demo = TryIt.open(Simulation.start(PlatformName.EL6_HEARTBEAT, DEMO_SPEED));
      window.on(() -> window.frame().open(demo));
      window.await(DEMO, () -> !window.work().isBusy());
      measure(
          window,
          "at rest, and after a full demo",
          () -> {
            window.on(() -> window.work().runAll());
            window.await(DEMO, () -> !window.work().isBusy() && window.has("#node-alice"));
          });
    }
    table.forEach(System.out::println);
    System.out.println();
    System.out.println("first frame: " + firstFrame());
  }

  private static void prepared(TestWindow window) {
    try {
      window.frame().awaitPrepared();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As `mvn exec:exec` starts the program: from class files, with the same options.
  private String firstFrame() throws Exception {
    if (System.getenv("DISPLAY") == null) {
      return "needs a display";
    }
    var times = new ArrayList<Long>();
    for (int i = 0; i < STARTS; i++) {
      var start =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Duser.home=" + home,
                  "-cp",
                  System.getProperty("java.class.path"),
                  FirstFrame.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      start.environment().remove("XDG_CONFIG_HOME");
      var said = start.start().getInputStream();
      times.add(Long.parseLong(new String(said.readAllBytes(), UTF_8).strip()));
    }
    times.sort(null);
    return "%d ms (%d to %d, %d starts)"
        .formatted(times.get(STARTS / 2), times.getFirst(), times.getLast(), STARTS);
  }

  private static void run(TestWindow window) {
    window.on(() -> window.work().runAll());
    window.await(() -> !window.work().isBusy());
    window.settle();
  }

  private void measure(TestWindow window, String what, Runnable work) throws Exception {
    long before = heap();
    var frames = new Frames();
    window.on(frames::start);
    // What the thread does before the first frame would not be seen.
    window.await(() -> frames.last != 0);
    Instant start = Instant.now();
    work.run();
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    window.on(frames::stop);
    row(
        what,
        "%.1f".formatted(seconds),
        Long.toString(frames.longest / 1_000_000),
        Long.toString(frames.longestWork / 1_000_000),
        "%.0f".formatted(frames.count / seconds),
        Long.toString(before),
        Long.toString(heap()));
  }

  private static long heap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private interface Teller {
    void tell(EventListener listener);
  }

  private static Runs telling(Teller teller) {
    return (_, onlyLook, listener, ended) -> {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                if (!onlyLook) {
                  teller.tell(listener);
                }
                ended.accept(Optional.empty());
              });
      return () -> {};
    };
  }

  private static void lines(EventListener listener) {
    StepId step = StepId.of("install.lists");
    for (int i = 0; i < LINES; i++) {
      listener.happened(
          new RunEvent.OutputLine(
              Instant.EPOCH,
              step,
              "alice",
              OutputListener.Stream.OUT,
              "Get:" + i + " http://deb.debian.org/debian bookworm/main amd64 Packages"));
    }
  }

  private void steps(EventListener listener) {
    for (int i = 0; i < 200; i++) {
      StepId step = plan.steps().get(i % plan.steps().size()).id();
      listener.happened(new RunEvent.Started(Instant.EPOCH, step, "alice"));
      for (int line = 0; line < 8; line++) {
        listener.happened(
            new RunEvent.OutputLine(
                Instant.EPOCH, step, "alice", OutputListener.Stream.OUT, "line " + line));
      }
      listener.happened(
          new RunEvent.Finished(
              Instant.EPOCH, step, futago.engine.StepOutcome.APPLIED, Duration.ofSeconds(1)));
    }
  }

  private void row(String... cells) {
    table.add("| " + String.join(" | ", cells) + " |");
  }
}
