package futago.simulator.host.postgresql;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `INSERT`, `UPDATE` and `DELETE`.
final class RowChanges {
  private final Session session;
  private final Store store;

  RowChanges(Session session) {
    this.session = session;
    this.store = session.server().store();
  }

  Result insert(Sql.Insert insert, Store.Table table) throws SqlException, FileSystemException {
    session.demand("insert", table);
    List<String> names = table.columns().stream().map(Sql.Column::name).toList();
    List<String> given = insert.columns().isEmpty() ? names : insert.columns();
    for (String column : given) {
      if (!names.contains(column)) {
        throw SqlException.of(
            "column \"%s\" of relation \"%s\" does not exist".formatted(column, table.name()));
      }
    }
    List<List<Object>> rows = new ArrayList<>(store.rows(session.database(), table));
    List<List<Object>> added = new ArrayList<>();
    for (List<Sql.Expression> expressions : insert.rows()) {
      if (expressions.size() > given.size()) {
        throw SqlException.of("INSERT has more expressions than target columns");
      }
      if (!insert.columns().isEmpty() && expressions.size() < given.size()) {
        throw SqlException.of("INSERT has more target columns than expressions");
      }
      Map<String, Object> values = new LinkedHashMap<>();
      var evaluator = new Evaluator(session, List.of(Map.of()));
      for (int i = 0; i < expressions.size(); i++) {
        values.put(given.get(i), evaluator.value(expressions.get(i)));
      }
      List<Object> row = complete(table, values, rows);
      check(table, row, rows);
      rows.add(row);
      added.add(row);
    }
    store.rows(session.database(), table, rows);
    String tag = "INSERT 0 " + added.size();
    if (insert.returning().isEmpty()) {
      return Result.done(tag);
    }
    Session.Rows source = session.rows(table);
    List<List<Object>> results = new ArrayList<>();
    for (List<Object> row : added) {
      results.add(
          session.one(
              insert.returning(), source, new Evaluator(session, List.of(named(table, row)))));
    }
    return new Result(
        session.headings(insert.returning(), source, results), results, tag, List.of());
  }

  /// A whole row, with defaults for what was not given.
  private List<Object> complete(
      Store.Table table, Map<String, Object> values, List<List<Object>> rows) throws SqlException {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Sql.Column column = table.columns().get(i);
      if (values.containsKey(column.name())) {
        row.add(Value.as(values.get(column.name()), column.type()));
      } else if (column.fallback().filter("nextval"::equals).isPresent()) {
        row.add(next(rows, i));
      } else if (column.fallback().isPresent()) {
        Sql.Expression fallback =
            ((Sql.Select) SqlParser.parse("SELECT " + column.fallback().get()))
                .items()
                .getFirst()
                .expression()
                .orElseThrow();
        row.add(Value.as(new Evaluator(session, List.of(Map.of())).value(fallback), column.type()));
      } else {
        row.add(null);
      }
    }
    return row;
  }

  private static Object next(List<List<Object>> rows, int column) {
    return rows.stream()
            .map(row -> row.get(column))
            .filter(Long.class::isInstance)
            .mapToLong(Long.class::cast)
            .reduce(0, Math::max)
        + 1;
  }

  private static void check(Store.Table table, List<Object> row, List<List<Object>> others)
      throws SqlException {
    for (int i = 0; i < row.size(); i++) {
      Sql.Column column = table.columns().get(i);
      int at = i;
      if (column.notNull() && row.get(i) == null) {
        throw SqlException.withDetail(
            "null value in column \"%s\" of relation \"%s\" violates not-null constraint"
                .formatted(column.name(), table.name()),
            row.stream()
                .map(value -> value == null ? "null" : Value.shown(value))
                .collect(Collectors.joining(", ", "Failing row contains (", ").")));
      }
      if (column.primaryKey()
          && others.stream().anyMatch(other -> row.get(at).equals(other.get(at)))) {
        throw SqlException.withDetail(
            "duplicate key value violates unique constraint \"" + table.name() + "_pkey\"",
            "Key (%s)=(%s) already exists.".formatted(column.name(), Value.shown(row.get(i))));
      }
    }
  }

  private static Map<String, Object> named(Store.Table table, List<Object> row) {
    var named = new LinkedHashMap<String, Object>();
    for (int i = 0; i < row.size(); i++) {
      named.put(table.columns().get(i).name(), row.get(i));
    }
    return named;
  }

  private boolean fits(Store.Table table, List<Object> row, Optional<Sql.Expression> where)
      throws SqlException {
    return where.isEmpty()
        || new Evaluator(session, List.of(named(table, row))).isTrue(where.get());
  }

  Result update(Sql.Update update, Store.Table table) throws SqlException, FileSystemException {
    session.demand("update", table);
    List<String> names = table.columns().stream().map(Sql.Column::name).toList();
    List<List<Object>> rows = new ArrayList<>();
    Set<Integer> changed = new HashSet<>();
    for (List<Object> row : store.rows(session.database(), table)) {
      List<Object> result = new ArrayList<>(row);
      if (fits(table, row, update.where())) {
        changed.add(rows.size());
        for (Sql.Assignment assignment : update.assignments()) {
          int at = names.indexOf(assignment.column());
          if (at < 0) {
            throw SqlException.of(
                "column \"%s\" of relation \"%s\" does not exist"
                    .formatted(assignment.column(), table.name()));
          }
          Object value =
              new Evaluator(session, List.of(named(table, row))).value(assignment.value());
          result.set(at, Value.as(value, table.columns().get(at).type()));
        }
      }
      rows.add(result);
    }
    for (int at : changed) {
      List<List<Object>> others = new ArrayList<>(rows);
      List<Object> row = others.remove(at);
      check(table, row, others);
    }
    store.rows(session.database(), table, rows);
    return Result.done("UPDATE " + changed.size());
  }

  Result delete(Sql.Delete delete, Store.Table table) throws SqlException, FileSystemException {
    session.demand("delete", table);
    List<List<Object>> before = store.rows(session.database(), table);
    List<List<Object>> kept = new ArrayList<>();
    for (List<Object> row : before) {
      if (!fits(table, row, delete.where())) {
        kept.add(row);
      }
    }
    store.rows(session.database(), table, kept);
    return Result.done("DELETE " + (before.size() - kept.size()));
  }
}
