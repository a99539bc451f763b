package futago.ui.frame;

import futago.app.Futago;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/// The program as a person starts it; prints how many milliseconds after the start of its process
/// the window's first frame was drawn, and ends.
final class FirstFrame {
  private FirstFrame() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(FirstFrame::watch);
    Futago.main(arguments);
  }

  private static void watch() {
    while (!isFollowed()) {
      // Not a loop that takes a core from what is measured.
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// JavaFX takes no task before it has begun to start.
  private static boolean isFollowed() {
    try {
      Platform.runLater(FirstFrame::follow);
      return true;
    } catch (IllegalStateException notStarted) {
      return false;
    }
  }

  private static void follow() {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (Window.getWindows().stream().noneMatch(Window::isShowing)) {
          return;
        }
        // The second comes when the first has been drawn.
        if (++frames == 2) {
          long drawn = System.currentTimeMillis();
          System.out.println(drawn - ManagementFactory.getRuntimeMXBean().getStartTime());
          System.out.flush();
          Runtime.getRuntime().halt(0);
        }
      }
    }.start();
  }
}
