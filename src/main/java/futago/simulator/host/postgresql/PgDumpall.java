package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.util.List;
import java.util.stream.Collectors;

/// `pg_dumpall`: roles, databases and tables as SQL.
final class PgDumpall {
  private PgDumpall() {}

  static Program program(Version version) {
    Tool tool =
        call -> {
          try {
            dump(call, new PsqlOptions(call).login(version).open());
            return 0;
          } catch (Connection.RefusedException e) {
            return call.fail(1, (version.isOld() ? "" : "error: ") + e.getMessage());
          } catch (SqlException e) {
            return call.fail(1, e.getMessage());
          }
        };
    return tool.program();
  }

  private static void dump(Call call, Session session) throws SqlException {
    Store store = session.server().store();
    call.out().println("--\n-- PostgreSQL database cluster dump\n--\n");
    for (Store.Role role : store.roles().values()) {
      call.out()
          .println(
              "CREATE ROLE %s %s %s%s;"
                  .formatted(
                      role.name(),
                      role.login() ? "LOGIN" : "NOLOGIN",
                      role.superuser() ? "SUPERUSER" : "NOSUPERUSER",
                      role.password().isEmpty() ? "" : " PASSWORD '" + role.password() + "'"));
    }
    for (Store.Database database : store.databases().values()) {
      call.out().println("\n-- Database \"" + database.name() + "\" dump\n");
      for (Store.Table table : store.tables(database).values()) {
        call.out()
            .println(
                table.columns().stream()
                    .map(column -> column.name() + " " + column.type().title())
                    .collect(
                        Collectors.joining(", ", "CREATE TABLE " + table.name() + " (", ");")));
        call.out().println("COPY " + table.name() + " FROM stdin;");
        for (List<Object> row : store.rows(database, table)) {
          call.out()
              .println(
                  row.stream()
                      .map(value -> value == null ? "\\N" : Value.shown(value))
                      .collect(Collectors.joining("\t")));
        }
        call.out().println("\\.");
      }
    }
  }
}
