package futago.simulator.host.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables of the system's own that can be selected from.
final class SystemViews {
  private SystemViews() {}

  static Optional<Session.Rows> rows(String name, Session session) {
    Store store = session.server().store();
    return switch (name) {
      case "pg_database" ->
          Optional.of(
              rows(
                  List.of("datname", "oid"),
                  List.of(Sql.Type.TEXT, Sql.Type.BIGINT),
                  store.databases().values().stream()
                      .map(each -> List.<Object>of(each.name(), each.number()))
                      .toList()));
      case "pg_roles", "pg_user", "pg_authid" ->
          Optional.of(
              rows(
                  List.of("rolname", "rolsuper", "rolcanlogin"),
                  List.of(Sql.Type.TEXT, Sql.Type.BOOLEAN, Sql.Type.BOOLEAN),
                  store.roles().values().stream()
                      .map(each -> List.<Object>of(each.name(), each.superuser(), each.login()))
                      .toList()));
      case "pg_tables" ->
          Optional.of(
              rows(
                  List.of("schemaname", "tablename", "tableowner"),
                  List.of(Sql.Type.TEXT, Sql.Type.TEXT, Sql.Type.TEXT),
                  store.tables(session.database()).values().stream()
                      .map(each -> List.<Object>of("public", each.name(), each.owner()))
                      .toList()));
      default -> Optional.empty();
    };
  }

  private static Session.Rows rows(
      List<String> names, List<Sql.Type> types, List<List<Object>> values) {
    var columns = new LinkedHashMap<String, Sql.Type>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), types.get(i));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> each : values) {
      var row = new LinkedHashMap<String, Object>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), each.get(i));
      }
      rows.add(row);
    }
    return new Session.Rows(columns, rows);
  }
}
