package futago.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a host says it is, from `/etc/os-release` (os-release(5)), or from `/etc/redhat-release`
/// where there is none.
///
/// @param id such as `debian`
/// @param versionId such as `12` or `6.5`; empty where there is none (Debian testing)
/// @param prettyName for people
public record OsRelease(String id, String versionId, String prettyName) {
  private static final Pattern RED_HAT =
      Pattern.compile("(?m)^(CentOS|Red Hat Enterprise Linux)\\b.* release ([0-9.]+).*$");

  /// Reads the text of a redhat-release file, such as `CentOS release 6.5 (Final)`. One that is
  /// neither CentOS nor RHEL has the format's default as its id.
  public static OsRelease parseRedHat(String text) {
    var release = RED_HAT.matcher(text);
    if (!release.find()) {
      String line = text.strip().lines().findFirst().orElse("Linux");
      return new OsRelease("linux", "", line);
    }
    String id = release.group(1).equals("CentOS") ? "centos" : "rhel";
    return new OsRelease(id, release.group(2), release.group().strip());
  }

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
