package futago.simulator.host.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The question whether anybody has put anything into a cluster: how many databases, tables and
/// roles there are besides those that every cluster has. It joins tables of the catalogue, which is
/// more SQL than there is here, so it is known as a whole.
final class CatalogQuestion {
  private static final String WHOLE =
      """
      select (select count(*) from pg_database where datname not in ('postgres', 'template0', 'template1'))
           + (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%')
           + (select count(*) from pg_roles where rolname <> 'postgres' and rolname not like 'pg\\_%')
      """;

  private static final Set<String> OF_EVERY_CLUSTER = Set.of("postgres", "template0", "template1");

  private CatalogQuestion() {}

  private static String plain(String statement) {
    return statement
        .strip()
        .replaceFirst(";$", "")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  /// The answer, if it is this question.
  static Optional<Long> answer(String statement, Session session) {
    if (!plain(statement).equals(plain(WHOLE))) {
      return Optional.empty();
    }
    Store store = session.server().store();
    long databases =
        store.databases().keySet().stream()
            .filter(name -> !OF_EVERY_CLUSTER.contains(name))
            .count();
    // A primary key is an index, which counts too.
    long tables =
        List.copyOf(store.tables(session.database()).values()).stream()
            .mapToLong(table -> table.columns().stream().anyMatch(Sql.Column::primaryKey) ? 2 : 1)
            .sum();
    long roles =
        store.roles().keySet().stream()
            .filter(name -> !name.equals("postgres") && !name.startsWith("pg_"))
            .count();
    return Optional.of(databases + tables + roles);
  }
}
