package futago.ui.look;

import java.util.List;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Parent;

/// The stylesheets, by subject; a later one may say more about what an earlier one has.
public final class Sheets {
  private static final List<String> SUBJECTS =
      List.of("palette", "controls", "frame", "work", "cluster", "drill", "connect");

  /// What a root is called on a display that cannot show through: menus and the like are square
  /// there, for what is outside of a round corner would be white.
  private static final String OPAQUE = "opaque";

  private Sheets() {}

  /// Lets a root, and what opens above it, look like Futago. On the window's thread.
  public static void dress(Parent root) {
    SUBJECTS.stream()
        .map(subject -> Sheets.class.getResource("/ui/" + subject + ".css").toExternalForm())
        .forEach(root.getStylesheets()::add);
    root.getStyleClass().add("futago");
    Parts.style(root, OPAQUE, !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
  }
}
