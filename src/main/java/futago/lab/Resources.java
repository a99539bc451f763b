package futago.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The lab's own scripts on the class path, and files written so that nobody ever sees half of one.
final class Resources {
  private Resources() {}

  /// The text of `installer-resources/lab/NAME`.
  static String read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/lab/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource /lab/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts values into a text's `@placeholders@`.
  ///
  /// @throws IllegalArgumentException if the text has none of that name
  static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (var value : values.entrySet()) {
      String placeholder = "@" + value.getKey() + "@";
      if (!filled.contains(placeholder)) {
        throw new IllegalArgumentException("no " + placeholder);
      }
      filled = filled.replace(placeholder, value.getValue());
    }
    return filled;
  }

  /// Replaces a file in one go.
  ///
  /// @param mode such as `rw-------`
  static void write(Path file, String text, String mode) throws IOException {
    Path temporary =
        Files.createTempFile(
            file.getParent(),
            "." + file.getFileName(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, text);
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(mode));
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
