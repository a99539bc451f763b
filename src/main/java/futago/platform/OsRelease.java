package futago.platform;

import java.util.HashMap;
import java.util.Map;

/// What a host says it is, from `/etc/os-release` (os-release(5)).
///
/// @param id such as `debian`
/// @param versionId such as `12`; empty where there is none (Debian testing)
/// @param prettyName for people
public record OsRelease(String id, String versionId, String prettyName) {
  /// Reads the text of an os-release file; a missing field becomes the file format's default.
  public static OsRelease parse(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        fields.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
      }
    }
    return new OsRelease(
        fields.getOrDefault("ID", "linux"),
        fields.getOrDefault("VERSION_ID", ""),
        fields.getOrDefault("PRETTY_NAME", "Linux"));
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && ((value.startsWith("\"") && value.endsWith("\""))
                || (value.startsWith("'") && value.endsWith("'")));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
