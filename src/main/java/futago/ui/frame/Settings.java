package futago.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the window remembers from one start to the next. Holds no secret.
///
/// @param place where the window was; empty: where the desktop puts it
/// @param maximized whether it filled the screen
/// @param theme the theme's name; empty: light
/// @param language the language's tag; empty: what the environment says
/// @param recent the files of clusters that were opened, the last one first
public record Settings(
    Optional<Place> place,
    boolean maximized,
    Optional<String> theme,
    Optional<String> language,
    List<String> recent) {
  private static final int KEPT = 5;

  public Settings {
    recent = recent == null ? List.of() : List.copyOf(recent);
  }

  /// A place on the screen, in pixels.
  public record Place(double x, double y, double width, double height) {}

  /// Nothing remembered.
  public static Settings none() {
    return new Settings(Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());
  }

  Settings at(Optional<Place> where, boolean filled) {
    return new Settings(where.or(() -> place), filled, theme, language, recent);
  }

  Settings speaking(String tag) {
    return new Settings(place, maximized, theme, Optional.of(tag), recent);
  }

  Settings looking(String name) {
    return new Settings(place, maximized, Optional.of(name), language, recent);
  }

  Settings opened(String file) {
    var files = new ArrayList<String>();
    files.add(file);
    recent.stream().filter(each -> !each.equals(file)).limit(KEPT - 1).forEach(files::add);
    return new Settings(place, maximized, theme, language, files);
  }
}
