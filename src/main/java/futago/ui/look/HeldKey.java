package futago.ui.look;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key that is still held down. A menu acts when a key goes down: held a little longer, the same
/// key would repeat itself and press the button that has the focus next, unread.
public final class HeldKey {
  private final Scene scene;
  private final EventHandler<KeyEvent> pressed = this::ignore;
  private final EventHandler<KeyEvent> released = _ -> forget();

  private HeldKey(Scene scene) {
    this.scene = scene;
  }

  /// Until it is let go, Enter and the space bar do nothing in that scene.
  public static void letGoFirst(Scene scene) {
    var held = new HeldKey(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, held.pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, held.released);
  }

  private void ignore(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      event.consume();
    }
  }

  private void forget() {
    scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
    scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
  }
}
