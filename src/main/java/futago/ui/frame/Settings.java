package futago.ui.frame;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

  /// No screen is larger, and no window of use smaller, in pixels.
  private static final int LARGEST = 100_000;

  private static final int SMALLEST = 100;

  public Settings {
    recent = recent == null ? List.of() : List.copyOf(recent);
  }

  /// A place on the screen, in pixels.
  public record Place(double x, double y, double width, double height) {
    private boolean isOne() {
      return Math.abs(x) <= LARGEST
          && Math.abs(y) <= LARGEST
          && width >= SMALLEST
          && width <= LARGEST
          && height >= SMALLEST
          && height <= LARGEST;
    }
  }

  /// Nothing remembered.
  public static Settings none() {
    return new Settings(Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());
  }

  /// What of it a window can use: the file that it comes from may have been changed by anybody.
  Settings usable() {
    return new Settings(
        place.filter(Place::isOne),
        maximized,
        theme,
        language,
        recent.stream().filter(Settings::isPath).limit(KEPT).toList());
  }

  private static boolean isPath(String file) {
    try {
      return Path.of(file).isAbsolute();
    } catch (InvalidPathException notAPath) {
      return false;
    }
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
