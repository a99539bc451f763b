package futago.platform;

import java.util.List;

/// Debian's packages, and those of the PostgreSQL project for Debian.
final class DebianPostgresql implements PostgresqlLayout {
  @Override
  public List<String> packages(String version) {
    return List.of("postgresql-" + version);
  }

  @Override
  public String programs(String version) {
    return "/usr/lib/postgresql/" + version + "/bin";
  }

  @Override
  public String passwordMethod() {
    return "scram-sha-256";
  }
}
