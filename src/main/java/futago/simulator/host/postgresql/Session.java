package futago.simulator.host.postgresql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client's session with a server: carries out its statements, each as a transaction of its own.
final class Session {
  private final Server server;
  private final String user;
  private final Store.Database database;

  /// @param user the role that logged in
  Session(Server server, String user, Store.Database database) {
    this.server = server;
    this.user = user;
    this.database = database;
  }

  Server server() {
    return server;
  }

  String user() {
    return user;
  }

  Store.Database database() {
    return database;
  }

  /// Carries out a statement.
  ///
  /// @throws SqlException if the server does not want to
  /// @throws ServerGoneException if the server is no longer there
  Result execute(String statement) throws SqlException, ServerGoneException {
    synchronized (server) {
      server.check();
      Optional<Long> known = CatalogQuestion.answer(statement, this);
      if (known.isPresent()) {
        return new Result(
            List.of(new Result.Heading("?column?", Sql.Type.BIGINT)),
            List.of(List.of(known.get())),
            "SELECT 1",
            List.of());
      }
      Sql.Statement parsed = SqlParser.parse(statement);
      return switch (parsed) {
        case Sql.Select select -> select(select);
        case Sql.Show show -> show(show);
        case Sql.Nothing nothing -> Result.done(nothing.tag());
        default -> new Changes(this).make(parsed);
      };
    }
  }

  private Result show(Sql.Show show) throws SqlException {
    String value = server.setting(show.setting());
    if (value.isEmpty()) {
      throw SqlException.of("unrecognized configuration parameter \"" + show.setting() + "\"");
    }
    return new Result(
        List.of(new Result.Heading(show.setting(), Sql.Type.TEXT)),
        List.of(List.of(value)),
        "SHOW",
        List.of());
  }

  Result select(Sql.Select select) throws SqlException {
    Rows source = source(select);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> row : source.rows()) {
      if (select.where().isEmpty()
          || new Evaluator(this, List.of(row)).isTrue(select.where().get())) {
        rows.add(row);
      }
    }
    boolean aggregate =
        select.items().stream()
            .anyMatch(item -> item.expression().filter(Evaluator::isAggregate).isPresent());
    if (aggregate && !select.orders().isEmpty()) {
      throw SqlException.notModelled("ORDER BY with an aggregate");
    }
    sort(rows, select.orders());
    long limit = select.limit().orElse(Long.MAX_VALUE);
    List<List<Object>> results = new ArrayList<>();
    if (aggregate) {
      results.add(one(select.items(), source, new Evaluator(this, rows)));
    } else {
      for (Map<String, Object> row : rows) {
        if (results.size() < limit) {
          results.add(one(select.items(), source, new Evaluator(this, List.of(row))));
        }
      }
    }
    return new Result(
        headings(select.items(), source, results), results, "SELECT " + results.size(), List.of());
  }

  /// Rows to select from, with the names and types of their columns.
  record Rows(Map<String, Sql.Type> columns, List<Map<String, Object>> rows) {}

  private Rows source(Sql.Select select) throws SqlException {
    if (select.from().isEmpty()) {
      return new Rows(Map.of(), List.of(Map.of()));
    }
    Sql.Source from = select.from().get();
    Optional<Rows> view = SystemViews.rows(from.table(), this);
    if (view.isPresent()) {
      return view.get();
    }
    Store.Table table =
        Optional.ofNullable(server.store().tables(database).get(from.table()))
            .orElseThrow(
                () ->
                    SqlException.at(
                        from.position(), "relation \"" + from.table() + "\" does not exist"));
    demand("select", table);
    return rows(table);
  }

  Rows rows(Store.Table table) throws SqlException {
    var columns = new LinkedHashMap<String, Sql.Type>();
    table.columns().forEach(column -> columns.put(column.name(), column.type()));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> values : server.store().rows(database, table)) {
      var row = new LinkedHashMap<String, Object>();
      for (int i = 0; i < values.size(); i++) {
        row.put(table.columns().get(i).name(), values.get(i));
      }
      rows.add(row);
    }
    return new Rows(columns, rows);
  }

  /// Refuses what the role may not do with a table.
  void demand(String privilege, Store.Table table) throws SqlException {
    if (!isSuperuser()
        && !table.owner().equals(user)
        && !table.grants().contains(user + "=" + privilege)) {
      throw SqlException.of(
          "permission denied for " + server.version().relation() + " " + table.name());
    }
  }

  boolean isSuperuser() {
    return Optional.ofNullable(server.store().roles().get(user))
        .filter(Store.Role::superuser)
        .isPresent();
  }

  private void sort(List<Map<String, Object>> rows, List<Sql.Order> orders) throws SqlException {
    if (orders.isEmpty()) {
      return;
    }
    record Keyed(List<Object> keys, Map<String, Object> row) {}
    List<Keyed> keyed = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<Object> keys = new ArrayList<>();
      for (Sql.Order order : orders) {
        keys.add(new Evaluator(this, List.of(row)).value(order.by()));
      }
      keyed.add(new Keyed(keys, row));
    }
    Comparator<Keyed> comparator = (_, _) -> 0;
    for (int i = 0; i < orders.size(); i++) {
      int at = i;
      Comparator<Keyed> next = (a, b) -> compare(a.keys().get(at), b.keys().get(at));
      comparator = comparator.thenComparing(orders.get(i).descending() ? next.reversed() : next);
    }
    keyed.sort(comparator);
    rows.clear();
    keyed.forEach(each -> rows.add(each.row()));
  }

  /// Values of one column are of one type; null comes last.
  private static int compare(Object one, Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    try {
      return Value.compare(one, other);
    } catch (SqlException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Object> one(List<Sql.Item> items, Rows source, Evaluator evaluator) throws SqlException {
    List<Object> values = new ArrayList<>();
    for (Sql.Item item : items) {
      if (item.expression().isPresent()) {
        values.add(evaluator.value(item.expression().get()));
      } else {
        for (String column : source.columns().keySet()) {
          values.add(evaluator.value(new Sql.Reference(column, 0)));
        }
      }
    }
    return values;
  }

  List<Result.Heading> headings(List<Sql.Item> items, Rows source, List<List<Object>> results) {
    List<Result.Heading> headings = new ArrayList<>();
    for (Sql.Item item : items) {
      if (item.expression().isEmpty()) {
        source.columns().forEach((name, type) -> headings.add(new Result.Heading(name, type)));
      } else if (item.expression().get() instanceof Sql.Reference reference) {
        headings.add(
            new Result.Heading(
                item.name(), source.columns().getOrDefault(reference.column(), Sql.Type.TEXT)));
      } else {
        int at = headings.size();
        headings.add(
            new Result.Heading(
                item.name(),
                results.isEmpty() ? Sql.Type.TEXT : Value.typeOf(results.getFirst().get(at))));
      }
    }
    return headings;
  }

  /// What a function gives that is no aggregate.
  Object function(Sql.Function function, List<Object> arguments) throws SqlException {
    return switch (function.name()) {
      case "now", "current_timestamp", "clock_timestamp", "transaction_timestamp" -> server.now();
      case "current_user", "session_user" -> user;
      case "current_database" -> database.name();
      case "version" -> server.version().banner();
      case "pg_is_in_recovery" -> false;
      case "pg_postmaster_start_time" -> server.started();
      case "pg_reload_conf" -> {
        server.reload();
        yield true;
      }
      case "current_setting" -> server.setting(String.valueOf(arguments.getFirst()));
      case "length" -> (long) Value.shown(arguments.getFirst()).length();
      case "coalesce" -> arguments.stream().filter(each -> each != null).findFirst().orElse(null);
      case "pg_sleep" -> throw SqlException.notModelled("pg_sleep");
      default -> throw SqlException.notModelled(function.name() + "()");
    };
  }
}
