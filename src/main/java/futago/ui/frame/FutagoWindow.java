package futago.ui.frame;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The window on the desktop: its place, its keys, how it closes.
public final class FutagoWindow {
  /// Held, for a logger that nobody holds forgets its filter.
  private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;

  private final Stage stage;
  private final Frame frame;

  /// The program that shows the window; made by JavaFX.
  public static final class Program extends Application {
    private static WindowContext context;
    private static CompletableFuture<Settings> settings;

    @Override
    public void start(Stage stage) {
      var frame = new Frame(context, settings.join(), Platform::runLater);
      new FutagoWindow(stage, frame).show();
      frame.prepare();
    }
  }

  /// Shows the window and returns when it is closed.
  public static void run(WindowContext context) {
    // JavaFX on the class path works, and says on every start that it should not be there.
    JAVAFX_LOG.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX config"));
    Program.context = context;
    // The first JSON read takes as long as JavaFX needs to start, and neither waits for the other.
    Program.settings = CompletableFuture.supplyAsync(SettingsFile.of(context)::read);
    Application.launch(Program.class);
  }

  /// @param stage where
  /// @param frame what
  public FutagoWindow(Stage stage, Frame frame) {
    this.stage = stage;
    this.frame = frame;
  }

  /// Shows it where it was the last time.
  public void show() {
    var scene = new Scene(frame.node(), WIDTH, HEIGHT);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    stage.setScene(scene);
    stage.setTitle("Futago");
    for (int size : new int[] {32, 128}) {
      stage
          .getIcons()
          .add(new Image(FutagoWindow.class.getResourceAsStream("/ui/futago-" + size + ".png")));
    }
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    frame.settings().place().filter(FutagoWindow::isInSight).ifPresent(this::place);
    stage.setMaximized(frame.settings().maximized());
    stage.setOnCloseRequest(this::closing);
    stage.setFullScreenExitHint("");
    // Left to itself, Escape would leave the projector whatever else it is meant for.
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    frame.presenting().addListener((_, _, now) -> stage.setFullScreen(now));
    stage
        .fullScreenProperty()
        .addListener(
            (_, _, full) -> {
              if (!full) {
                frame.presenting().set(false);
              }
            });
    stage.show();
  }

  private void place(Settings.Place place) {
    stage.setX(place.x());
    stage.setY(place.y());
    stage.setWidth(place.width());
    stage.setHeight(place.height());
  }

  /// A screen that is not there any more must not swallow the window.
  private static boolean isInSight(Settings.Place place) {
    var wanted = new Rectangle2D(place.x(), place.y(), place.width(), place.height());
    return Screen.getScreens().stream()
        .anyMatch(
            screen ->
                screen.getVisualBounds().contains(wanted.getMinX() + 40, wanted.getMinY() + 20));
  }

  private void key(KeyEvent event) {
    if (frame.isAsking()) {
      return;
    }
    if (event.getCode() == KeyCode.F5) {
      frame.togglePresenting();
      event.consume();
      return;
    }
    if (event.getCode() == KeyCode.F1) {
      frame.explain();
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case PAGE_DOWN, PAGE_UP -> {
        // What clickers send; in a node's output these keys turn its own pages.
        if (!frame.presenting().get() && !event.isAltDown()) {
          return;
        }
        frame.turn(event.getCode() == KeyCode.PAGE_DOWN);
      }
      case LEFT, RIGHT -> {
        if (!event.isAltDown()) {
          return;
        }
        frame.turn(event.getCode() == KeyCode.RIGHT);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Whoever has the focus comes first: Escape that ends a search must not stop a run.
  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !frame.isAsking() && frame.escape()) {
      event.consume();
    }
  }

  private void closing(WindowEvent event) {
    if (frame.isBusy()) {
      event.consume();
      frame
          .dialogs()
          .confirm(
              "ui.closing",
              frame.language().say("ui.closing.text"),
              "ui.closing.yes",
              true,
              this::close);
      return;
    }
    close();
  }

  private void close() {
    Optional<Settings.Place> place =
        stage.isMaximized() || stage.isFullScreen()
            ? Optional.empty()
            : Optional.of(
                new Settings.Place(
                    stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    frame.remember(frame.settings().at(place, stage.isMaximized()));
    frame.close();
    // Windows go first: ending the platform under an open tooltip crashes it.
    javafx.stage.Window.getWindows().stream().toList().forEach(javafx.stage.Window::hide);
  }
}
