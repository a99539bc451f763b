package futago.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The Debian releases that a lab can run.
public enum Suite {
  /// Debian 12.
  BOOKWORM("15"),
  /// Debian 13.
  TRIXIE("17");

  private final String postgresqlVersion;

  Suite(String postgresqlVersion) {
    this.postgresqlVersion = postgresqlVersion;
  }

  /// The release's code name, as the package archive spells it.
  public String codename() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The major version of PostgreSQL in this release.
  public String postgresqlVersion() {
    return postgresqlVersion;
  }

  /// The release of that code name, if a lab can run it.
  public static Optional<Suite> of(String codename) {
    return Arrays.stream(values()).filter(suite -> suite.codename().equals(codename)).findFirst();
  }
}
