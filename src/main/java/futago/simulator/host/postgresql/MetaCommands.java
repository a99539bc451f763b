package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import java.util.List;

/// psql's own commands, those that begin with a backslash.
///
/// @param call psql's call
/// @param session its session
/// @param output how it prints rows
record MetaCommands(Call call, Session session, PsqlOutput output) {
  /// Carries one out.
  ///
  /// @return whether it went well
  boolean run(String line) {
    String command = line.strip().split("\\s+", 2)[0];
    Store store = session.server().store();
    switch (command) {
      case "\\q" -> {}
      case "\\l", "\\list" ->
          print(
              "List of databases",
              List.of("Name", "Owner", "Encoding", "Collate", "Ctype"),
              store.databases().values().stream()
                  .map(each -> List.<Object>of(each.name(), each.owner(), "UTF8", "C", "C"))
                  .toList());
      case "\\dt", "\\d" ->
          print(
              "List of relations",
              List.of("Schema", "Name", "Type", "Owner"),
              store.tables(session.database()).values().stream()
                  .map(each -> List.<Object>of("public", each.name(), "table", each.owner()))
                  .toList());
      case "\\du" ->
          print(
              "List of roles",
              List.of("Role name", "Attributes"),
              store.roles().values().stream()
                  .map(
                      each ->
                          List.<Object>of(
                              each.name(),
                              each.superuser()
                                  ? "Superuser, Create role, Create DB, Replication"
                                  : each.login() ? "" : "Cannot login"))
                  .toList());
      case "\\conninfo" ->
          call.out()
              .println(
                  "You are connected to database \"%s\" as user \"%s\" at port \"%d\"."
                      .formatted(
                          session.database().name(), session.user(), session.server().port()));
      case "\\echo" -> call.out().println(line.strip().replaceFirst("\\S+\\s*", ""));
      default -> {
        call.machine().noteUnknown("psql: " + line);
        call.err().println("not modelled by this simulated node: " + line);
        return false;
      }
    }
    return true;
  }

  private void print(String title, List<String> names, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      call.out().println("Did not find any relations.");
      return;
    }
    var headings = names.stream().map(name -> new Result.Heading(name, Sql.Type.TEXT)).toList();
    String text = output.text(new Result(headings, rows, "", List.of()));
    if (output.aligned() && !output.tuplesOnly()) {
      int width = text.indexOf('\n');
      call.out().println(" ".repeat(Math.max(0, (width - title.length()) / 2)) + title);
    }
    call.out().print(text);
  }
}
