package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.Simulation;
import futago.site.NodeConnector;
import futago.site.PostgresPassword;
import futago.site.SimulationAccess;
import futago.spec.PlatformName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two simulated nodes, reached over SSH as any others: from the form to the running cluster, a
/// switchover, a node's death and its return, all in the window.
@Timeout(300)
class SimulatedWindowTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path home;

  private TestWindow window;

  @Test
  void fromTheFormToARunningClusterThatSurvives() throws Exception {
    try (var simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, 60);
        var access = new SimulationAccess(simulation)) {
      NodeConnector connector = (node, _, _) -> access.connect(node);
      window =
          TestWindow.open(
              new WindowContext(
                  Map.of(PostgresPassword.VARIABLE, "a password of postgres's"),
                  Locale.ENGLISH,
                  Clock.systemUTC(),
                  home,
                  connector),
              1280,
              800);
      try {
        var journey = new Journey(window, Path.of("target/journey"), LONG, LONG);
        journey.fillIn(simulation.spec());
        journey.testConnection();
        pickTheDisk();
        journey.toTheSlides();
        journey.build();
        assertThat(journey.switchOver()).anyMatch(words -> words.startsWith("Switched over."));
        assertThat(journey.pictures()).contains("01-welcome.png").hasSizeGreaterThan(14);
        dieAndReturn(simulation, journey);
      } finally {
        window.close();
      }
      assertThat(simulation.unknownCommands()).isEmpty();
    }
  }

  private void pickTheDisk() {
    assertThat(window.words("#check-0")).contains("eth0", "192.168.137.101", "/dev/sdb1");
    window.on(() -> window.part(TextField.class, "#field-nodes-0-disk-device").setText("/dev/x"));
    window.on(() -> window.part(Button.class, "#pick-0-dev-sdb1").fire());
    assertThat(window.part(TextField.class, "#field-nodes-0-disk-device").getText())
        .isEqualTo("/dev/sdb1");
  }

  private void dieAndReturn(Simulation simulation, Journey journey) {
    simulation.powerOff("bob");
    window.await(LONG, () -> window.words("#node-bob").contains("no answer"));
    window.await(LONG, () -> journey.isOn("alice"));
    simulation.powerOn("bob");
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
  }
}
