package futago.platform;

import java.util.List;

/// Trait: how PostgreSQL is packaged, where its programs lie, and how clients prove who they are.
public interface PostgresqlLayout {
  /// The packages that bring a major version.
  List<String> packages(String version);

  /// The directory of a major version's programs.
  String programs(String version);

  /// The best way of checking a password that it knows, as `pg_hba.conf` and `initdb -A` call it.
  String passwordMethod();
}
