package futago.ui;

import futago.ui.look.Language;
import futago.ui.look.Sheets;
import futago.ui.look.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of one view, without a window around it, in both languages, both themes and three
/// sizes.
public final class Picturing {
  /// The sizes that are looked at.
  public static final List<int[]> SIZES =
      List.of(new int[] {1280, 800}, new int[] {1920, 1080}, new int[] {1024, 700});

  private static final Path OUT = Path.of("target/screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double BAR = 52;

  private Picturing() {}

  /// A view and the language that it speaks.
  ///
  /// @param before does to it what a person would, once it is in sight, before each picture
  public record Shown(Region view, Language language, Runnable before) {
    /// A view to which nothing is done.
    public Shown(Region view, Language language) {
      this(view, language, () -> {});
    }
  }

  /// Takes all pictures of a view.
  ///
  /// @param view makes it, on the window's thread
  public static void of(String name, Callable<Shown> view) throws Exception {
    FxToolkit.registerPrimaryStage();
    Files.createDirectories(OUT);
    Shown shown = get(view);
    StackPane root =
        get(
            () -> {
              var pane = new StackPane(shown.view());
              Sheets.dress(pane);
              return pane;
            });
    Stage stage =
        get(
            () -> {
              var window = new Stage();
              window.setScene(new Scene(root, 1280, 800 - BAR));
              window.show();
              return window;
            });
    try {
      for (int[] size : SIZES) {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
          for (Theme theme : Theme.values()) {
            on(
                () -> {
                  root.getStyleClass()
                      .removeAll(Stream.of(Theme.values()).map(Theme::styleClass).toList());
                  root.getStyleClass().add(theme.styleClass());
                  shown.language().speak(locale);
                  root.resize(size[0], size[1] - BAR);
                });
            WaitForAsyncUtils.waitForFxEvents();
            on(shown.before());
            WaitForAsyncUtils.waitForFxEvents();
            PngFile.save(
                get(() -> snapshot(root)),
                OUT.resolve(
                    "%s-%s-%s-%dx%d.png"
                        .formatted(
                            name, locale.getLanguage(), theme.styleClass(), size[0], size[1])));
          }
        }
      }
    } finally {
      on(stage::hide);
    }
  }

  /// What a scene's root shows. It may have been given another size than its window has: not every
  /// display is as large as what is looked at, and JavaFX's own without a screen has no more than a
  /// million pixels. On the window's thread.
  public static WritableImage snapshot(Parent root) {
    var parameters = new SnapshotParameters();
    Bounds bounds = root.getLayoutBounds();
    parameters.setViewport(new Rectangle2D(0, 0, bounds.getWidth(), bounds.getHeight()));
    return root.snapshot(parameters, null);
  }

  private static void on(Runnable action) {
    get(
        () -> {
          action.run();
          return true;
        });
  }

  private static <T> T get(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
  }
}
