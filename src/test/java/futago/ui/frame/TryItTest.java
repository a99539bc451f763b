package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in that asks nothing, as a newcomer takes it: from the welcome to a running cluster of
/// simulated nodes in two clicks, and a switchover in it.
class TryItTest {
  /// One minute where nothing else runs.
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path home;

  private TestWindow window;

  @BeforeEach
  void open() throws Exception {
    window = TestWindow.open(home, 1280, 800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theKeyboardAloneMakesAClusterAndMovesIt() {
    window.on(() -> window.frame().prepare());
    window.await(() -> window.part(Button.class, "#enter-simulated").isFocused());
    window.press(KeyCode.ENTER);
    window.await(LONG, () -> window.has("#run-all") && !window.work().isBusy());
    assertThat(window.part(Label.class, "#slide-title").getText()).isNotBlank();

    window.await(() -> window.part(Button.class, "#run-step").isFocused());
    window.press(KeyCode.TAB);
    window.press(KeyCode.TAB);
    assertThat(window.part(Button.class, "#run-all").isFocused()).isTrue();
    window.press(KeyCode.ENTER);
    window.await(LONG, () -> shown().contains(" · ") && !shown().endsWith(" 0 s"));
    window.await(LONG, () -> window.has("#node-alice") || window.has("#failure-card"));
    assertThat(window.has("#failure-card")).isFalse();
    assertThat(window.words("#notice-good").getFirst()).startsWith("The cluster is built");

    window.await(LONG, () -> !virtualIpOn().isEmpty());
    String before = virtualIpOn();
    window.await(() -> window.part(Button.class, "#action-switchover").isFocused());
    window.press(KeyCode.ENTER);
    window.await(() -> window.part(Button.class, "#action-yes").isFocused());
    window.press(KeyCode.ENTER);
    window.await(LONG, () -> window.has("#action-close"));
    window.press(KeyCode.ENTER);
    window.await(LONG, () -> !virtualIpOn().isEmpty() && !virtualIpOn().equals(before));
  }

  /// How far it is, and for how long by the nodes' own clocks.
  private String shown() {
    return window.part(Label.class, "#progress").getText();
  }

  /// The node on whose card the address lies; empty while it is on its way.
  private String virtualIpOn() {
    if (!window.has("#virtual-ip") || !window.has("#node-bob")) {
      return "";
    }
    return Stream.of("alice", "bob")
        .filter(node -> place("#node-" + node).contains(place("#virtual-ip")))
        .findFirst()
        .orElse("");
  }

  private Bounds place(String selector) {
    Node part = window.part(Node.class, selector);
    return part.localToScene(part.getLayoutBounds());
  }
}
