package futago.spec;

import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The database.
final class PostgresqlRules {
  /// It is started by a user that may not open the ports below.
  static final IntRange PORT = new IntRange(1024, 65_535, "spec.postgresql.port");

  /// 9.3 is the talk's; the others are those that PostgreSQL itself still maintains, and 13, which
  /// hosts in service still run.
  private static final List<String> VERSIONS = List.of("9.3", "13", "14", "15", "16", "17", "18");

  /// The talk's PGDG repository has one, Debian's archives have none that old.
  private static final List<String> EL6_VERSIONS = List.of("9.3");

  private static final Pattern MINOR = Pattern.compile("(9\\.3|1[3-8])\\.[0-9]+");

  private PostgresqlRules() {}

  /// The major versions that a platform can have.
  static List<String> versionsOn(PlatformName platform) {
    return switch (platform) {
      case DEBIAN_COROSYNC ->
          VERSIONS.stream().filter(version -> !EL6_VERSIONS.contains(version)).toList();
      case EL6_HEARTBEAT -> EL6_VERSIONS;
    };
  }

  /// A major version.
  static Optional<Message> version(String value) {
    if (VERSIONS.contains(value)) {
      return Optional.empty();
    }
    var minor = MINOR.matcher(value);
    return Optional.of(
        minor.matches()
            ? Message.of("spec.postgresql.minor", Shown.of(value), minor.group(1))
            : Message.of("spec.postgresql.version", Shown.of(value), String.join(", ", VERSIONS)));
  }
}
