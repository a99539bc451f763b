package futago.platform;

import java.util.List;

/// The PostgreSQL project's own packages for RHEL and CentOS (PGDG), as on the slides. What the
/// package group brings is told by its two packages that are needed.
final class PgdgPostgresql implements PostgresqlLayout {
  @Override
  public List<String> packages(String version) {
    String name = "postgresql" + version.replace(".", "");
    return List.of(name + "-server", name);
  }

  @Override
  public String programs(String version) {
    return "/usr/pgsql-" + version + "/bin";
  }

  /// PostgreSQL 9.3 knows nothing better.
  @Override
  public String passwordMethod() {
    return "md5";
  }
}
