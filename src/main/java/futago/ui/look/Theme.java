package futago.ui.look;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Light or dark. Colours are in the stylesheet; a view never names one.
public enum Theme {
  LIGHT,
  DARK;

  /// The style class of the scene's root.
  public String styleClass() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The theme of that name, if there is one.
  public static Optional<Theme> of(String name) {
    return Stream.of(values()).filter(theme -> theme.styleClass().equals(name)).findFirst();
  }
}
