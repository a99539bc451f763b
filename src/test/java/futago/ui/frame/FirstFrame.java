package futago.ui.frame;

import futago.remote.RemoteException;
import futago.text.Message;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Prints how many milliseconds after its start this process showed the window's first frame.
final class FirstFrame {
  private FirstFrame() {}

  public static void main(String[] arguments) {
    Platform.startup(() -> show(Path.of(arguments[0])));
  }

  private static void show(Path home) {
    var stage = new Stage();
    var context =
        new WindowContext(
            Map.of(),
            Locale.ENGLISH,
            Clock.systemUTC(),
            home,
            (node, _, _) -> {
              throw new RemoteException(
                  node.name(),
                  RemoteException.Kind.UNREACHABLE,
                  Message.of("ui.ok"),
                  Message.of("ui.ok"),
                  null);
            });
    var frame = new Frame(context, Platform::runLater);
    new FutagoWindow(stage, frame).show();
    frame.prepare();
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        // The second comes when the first has been drawn.
        if (++frames == 2) {
          System.out.println(ManagementFactory.getRuntimeMXBean().getUptime());
          System.out.flush();
          Runtime.getRuntime().halt(0);
        }
      }
    }.start();
  }
}
