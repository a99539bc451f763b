package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.Simulation;
import futago.site.NodeConnector;
import futago.site.PostgresPassword;
import futago.site.SimulationAccess;
import futago.spec.PlatformName;
import futago.spec.SpecWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
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

  private boolean isOn(String node) {
    Node block = window.part(Node.class, "#virtual-ip");
    Node card = window.part(Node.class, "#node-" + node);
    Bounds place = block.localToScene(block.getLayoutBounds());
    return card.localToScene(card.getLayoutBounds()).contains(place);
  }

  @Test
  void fromTheFormToARunningClusterThatSurvives() throws Exception {
    try (var simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, 60);
        var access = new SimulationAccess(simulation)) {
      NodeConnector connector = (node, _, _) -> access.connect(node);
      Path file = home.resolve("cluster.json");
      Files.writeString(file, SpecWriter.write(simulation.spec()));
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
      window.on(() -> window.frame().remember(window.frame().settings().opened(file.toString())));
      try {
        form();
        build();
        switchOver();
        dieAndReturn(simulation);
      } finally {
        window.close();
      }
      assertThat(simulation.unknownCommands()).isEmpty();
    }
  }

  private void form() {
    window.click("#enter-hosts");
    window.on(() -> window.part(Hyperlink.class, ".connect-view .recent").fire());
    window.on(() -> window.part(TextField.class, "#field-nodes-0-disk-device").setText("/dev/x"));
    window.click("#connect-test");
    window.await(
        () ->
            window.words("#check-0").stream().anyMatch(words -> words.startsWith("Debian"))
                && window.words("#check-1").stream().anyMatch(words -> words.startsWith("Debian")));
    assertThat(window.words("#check-0")).contains("eth0", "192.168.137.101", "/dev/sdb1");

    window.on(() -> window.part(Button.class, "#pick-0-dev-sdb1").fire());
    assertThat(window.part(TextField.class, "#field-nodes-0-disk-device").getText())
        .isEqualTo("/dev/sdb1");
    window.on(() -> window.part(Button.class, "#connect-go").fire());
  }

  private void build() {
    window.await(LONG, () -> window.has("#run-all") && !window.work().isBusy());
    window.click("#run-all");
    window.await(LONG, () -> window.has("#node-alice") && window.has("#notice-good"));
    window.await(LONG, () -> isOn("alice"));
  }

  private void switchOver() {
    window.click("#action-switchover");
    window.click("#action-yes");
    window.await(LONG, () -> window.has("#action-close"));
    assertThat(window.words("#action-panel")).anyMatch(words -> words.startsWith("Switched over."));
    window.await(LONG, () -> isOn("bob"));
    window.click("#action-close");
  }

  private void dieAndReturn(Simulation simulation) {
    simulation.powerOff("bob");
    window.await(LONG, () -> window.words("#node-bob").contains("no answer"));
    window.await(LONG, () -> isOn("alice"));
    simulation.powerOn("bob");
    window.await(LONG, () -> window.words(".cluster-side").contains("healthy · redundant"));
  }
}
