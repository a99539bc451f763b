package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.Simulation;
import futago.simulator.machine.Faults;
import futago.spec.PlatformName;
import futago.ui.PngFile;
import futago.ui.look.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What real runs on simulated nodes look like, into `target/screenshots`: the pictures of README.
@Timeout(400)
class SimulatedScreenshots {
  private static final Path OUT = Path.of("target/screenshots");
  private static final Duration LONG = Duration.ofMinutes(3);

  /// The nodes' seconds in one of ours: slow enough to be caught in the middle of something.
  private static final double SPEED = 20;

  @TempDir private Path home;

  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(OUT);
    window = TestWindow.open(home, 1280, 800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void fromTheWelcomeToTheCluster() throws Exception {
    picture("real-welcome", Locale.JAPANESE, Theme.LIGHT);
    begin(Simulation.start(PlatformName.EL6_HEARTBEAT, SPEED));
    window.click("#run-all");
    window.await(LONG, () -> window.percentShown() && window.has("#stop"));
    picture("real-running", Locale.ENGLISH, Theme.LIGHT);
    window.await(LONG, () -> window.has("#node-alice") || window.has("#failure-card"));
    assertThat(window.has("#failure-card")).isFalse();
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
    window.click("#action-switchover");
    window.click("#action-yes");
    window.await(LONG, () -> window.has("#action-close"));
    window.click("#action-close");
    // What was seen before the move may still be shown.
    window.await(LONG, () -> window.words(".cluster-side").contains("pgsql started on bob"));
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
    picture("real-cluster", Locale.ENGLISH, Theme.LIGHT);
  }

  @Test
  void aFailureOnTheWay() throws Exception {
    Simulation simulation = Simulation.start(PlatformName.EL6_HEARTBEAT, SPEED * 3);
    simulation
        .faults("bob")
        .add(
            command -> command.startsWith("drbdadm create-md"),
            new Faults.Fail(20, "open(/dev/loop0) failed: Device or resource busy"));
    begin(simulation);
    window.click("#run-all");
    window.await(LONG, () -> window.has("#failure-card"));
    picture("real-failed", Locale.JAPANESE, Theme.DARK);
  }

  @Test
  void aMeasuringAndADrill() throws Exception {
    begin(Simulation.start(PlatformName.DEBIAN_COROSYNC, SPEED * 2));
    window.click("#run-all");
    window.await(LONG, () -> window.has("#node-alice"));
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
    window.click("#probe-begin");
    window.await(LONG, () -> window.words("#probe").stream().anyMatch(words -> !words.isEmpty()));
    window.click("#action-switchover");
    window.click("#action-yes");
    window.await(LONG, () -> window.has("#action-close"));
    window.await(LONG, () -> window.has("#probe-year"));
    picture("real-measured", Locale.ENGLISH, Theme.LIGHT);
    window.click("#action-close");
    window.click("#probe-stop");
    window.await(LONG, () -> window.words("#probe").contains("Lost rows: 0"));
    window.on(() -> window.frame().turnTo(Side.DRILLS));
    window.await(LONG, () -> window.has("#drill-power-off"));
    window.on(() -> window.part(Button.class, "#drill-power-off").fire());
    window.await(LONG, () -> !window.part(Button.class, "#drill-run").isDisabled());
    window.click("#drill-run");
    picture("real-drill-asked", Locale.JAPANESE, Theme.DARK);
    window.click("#drill-yes");
    window.await(LONG, () -> window.words("#drill-phases").size() >= 4);
    picture("real-drill-running", Locale.ENGLISH, Theme.LIGHT);
    window.await(LONG, () -> window.has("#drill-outcome"));
    picture("real-drill-ended", Locale.ENGLISH, Theme.LIGHT);
    picture("real-drill-ended-ja", Locale.JAPANESE, Theme.DARK);
  }

  private void begin(Simulation simulation) throws Exception {
    Opened opened = TryIt.open(simulation);
    window.on(() -> window.frame().open(opened));
    window.await(LONG, () -> window.has("#run-all") && !window.work().isBusy());
  }

  private void picture(String name, Locale language, Theme theme) throws Exception {
    window.on(
        () -> {
          window.frame().language().speak(language);
          window.frame().theme().set(theme);
        });
    window.settle();
    PngFile.save(window.snapshot(), OUT.resolve(name + ".png"));
  }
}
