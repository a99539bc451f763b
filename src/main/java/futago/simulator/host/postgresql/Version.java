package futago.simulator.host.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A major version of PostgreSQL, as it is packaged for a system.
///
/// @param major such as `9.3` or `15`
/// @param full such as `9.3.3`
/// @param programs the directory of its programs
/// @param socketDirectory where its clients look for a server's socket
/// @param packaging what its packagers add to the version, in parentheses; empty for nothing
record Version(
    String major, String full, String programs, String socketDirectory, String packaging) {
  static final Version PGDG_9_3 = new Version("9.3", "9.3.3", "/usr/pgsql-9.3/bin", "/tmp", "");

  static Version debian(String major, String full) {
    return new Version(
        major,
        full,
        "/usr/lib/postgresql/" + major + "/bin",
        "/var/run/postgresql",
        " (Debian " + full + ")");
  }

  /// Whether it is one of before 10, when much was said in other words.
  boolean isOld() {
    return major.startsWith("9.");
  }

  /// What it calls a table that somebody may not touch.
  String relation() {
    return isOld() ? "relation" : "table";
  }

  /// Whether others than superusers may make tables in `public`: no more since 15.
  boolean publicIsClosed() {
    return !isOld();
  }

  private String upstream() {
    return full.replaceFirst("-.*", "");
  }

  /// What `psql --version` and its like print after their names.
  String said() {
    return "(PostgreSQL) " + upstream() + packaging;
  }

  /// What `SELECT version()` gives.
  String banner() {
    return "PostgreSQL "
        + upstream()
        + packaging
        + " on x86_64-unknown-linux-gnu, compiled by gcc, 64-bit (simulated)";
  }

  /// What is kept of a password, by this version's usual method.
  String kept(String password, String user) {
    return isOld()
        ? "md5" + digest("MD5", password, user)
        : "SCRAM-SHA-256$" + digest("SHA-256", password, user);
  }

  /// Whether a password is the one that something was kept of.
  static boolean fits(String password, String user, String kept) {
    return kept.equals("md5" + digest("MD5", password, user))
        || kept.equals("SCRAM-SHA-256$" + digest("SHA-256", password, user));
  }

  private static String digest(String algorithm, String password, String user) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm)
                  .digest((password + user).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
