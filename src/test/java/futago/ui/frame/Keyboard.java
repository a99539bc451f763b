package futago.ui.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// The keyboard of whoever tests the window.
final class Keyboard {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// How long the window is waited for that has lost the focus.
  private static final Duration FOCUS = Duration.ofSeconds(2);

  private Keyboard() {}

  /// Presses the keys and lets them go again, in one piece: a busy display would repeat one that is
  /// held down. Returns when the window has seen that they are let go; where it has lost the focus
  /// meanwhile, nobody tells it.
  static void press(Stage stage, KeyCode... keys) {
    var seen = new AtomicInteger();
    EventHandler<KeyEvent> counting = _ -> seen.incrementAndGet();
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE.toMillis(),
        () -> {
          stage.addEventFilter(KeyEvent.KEY_RELEASED, counting);
          var robot = new Robot();
          List<KeyCode> down = List.of(keys);
          down.forEach(robot::keyPress);
          down.reversed().forEach(robot::keyRelease);
        });
    Instant deadline = Instant.now().plus(FOCUS);
    while (seen.get() < keys.length && Instant.now().isBefore(deadline)) {
      WaitForAsyncUtils.waitForFxEvents();
    }
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE.toMillis(), () -> stage.removeEventFilter(KeyEvent.KEY_RELEASED, counting));
  }
}
