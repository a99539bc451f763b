package futago.ui.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the settings in `window.json` under `$XDG_CONFIG_HOME/futago`, normally
/// `~/.config/futago`.
final class SettingsFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// What the window writes has less than a KiB.
  private static final int LARGEST_BYTES = 64 * 1024;

  private final Path file;

  SettingsFile(Map<String, String> environment, Path home) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
    this.file = base.resolve("futago").resolve("window.json");
  }

  static SettingsFile of(WindowContext context) {
    return new SettingsFile(context.environment(), context.home());
  }

  /// What was kept; nothing where there is no file, or one that makes no sense.
  Settings read() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        return Settings.none();
      }
      // The word null is JSON, too.
      Settings kept = MAPPER.readValue(bytes, Settings.class);
      return kept == null ? Settings.none() : kept.usable();
    } catch (IOException | JacksonException notThere) {
      return Settings.none();
    }
  }

  /// Keeps the settings. Where that is not possible, the window is the same, but forgets.
  void write(Settings settings) {
    try {
      Files.createDirectories(file.getParent());
      Path other = file.resolveSibling("window.json.new");
      Files.writeString(other, MAPPER.writeValueAsString(settings));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException readOnlyHome) {
      // A window that complains about this would only be in the way.
    }
  }
}
