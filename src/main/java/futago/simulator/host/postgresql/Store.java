package futago.simulator.host.postgresql;

import futago.simulator.machine.FileTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Roles, databases and tables of a cluster, as they lie in its data directory. Every change is
/// written at once, so that it is there wherever the file system is mounted next.
final class Store {
  private static final String ROLES = "/global/1260";
  private static final String DATABASES = "/global/1262";
  private static final String TABLES = "/1259";
  private static final long FIRST_NUMBER = 16384;

  private final FileTree files;
  private final String directory;

  Store(FileTree files, String directory) {
    this.files = files;
    this.directory = directory;
  }

  /// A role.
  ///
  /// @param password what is kept of it; empty for none
  record Role(String name, boolean login, boolean superuser, String password) {}

  /// A database.
  ///
  /// @param number the name of its directory below `base`
  record Database(String name, long number, String owner) {}

  /// A table.
  ///
  /// @param number the name of its file
  /// @param grants what roles may do, as `ROLE=PRIVILEGE`
  record Table(
      String name, long number, String owner, List<Sql.Column> columns, Set<String> grants) {}

  /// Whether the cluster is still there.
  boolean isThere() {
    return files.exists(directory + "/global/pg_control");
  }

  Map<String, Role> roles() {
    return lines(ROLES).stream()
        .map(
            each ->
                new Role(
                    each.get(0), each.get(1).contains("l"), each.get(1).contains("s"), each.get(2)))
        .collect(Collectors.toMap(Role::name, each -> each, (a, _) -> a, LinkedHashMap::new));
  }

  void roles(Map<String, Role> roles) throws FileSystemException {
    write(
        ROLES,
        roles.values().stream()
            .map(
                each ->
                    List.of(
                        each.name(),
                        (each.login() ? "l" : "-") + (each.superuser() ? "s" : "-"),
                        each.password()))
            .toList());
  }

  Map<String, Database> databases() {
    return lines(DATABASES).stream()
        .map(each -> new Database(each.get(0), Long.parseLong(each.get(1)), each.get(2)))
        .collect(Collectors.toMap(Database::name, each -> each, (a, _) -> a, LinkedHashMap::new));
  }

  void databases(Map<String, Database> databases) throws FileSystemException {
    write(
        DATABASES,
        databases.values().stream()
            .map(each -> List.of(each.name(), Long.toString(each.number()), each.owner()))
            .toList());
    for (Database each : databases.values()) {
      String path = directory + "/base/" + each.number();
      if (!files.exists(path)) {
        files.makeDirectory(path, "postgres");
        write("/base/" + each.number() + TABLES, List.of());
      }
    }
  }

  Map<String, Table> tables(Database database) {
    return lines("/base/" + database.number() + TABLES).stream()
        .map(Store::table)
        .collect(Collectors.toMap(Table::name, each -> each, (a, _) -> a, LinkedHashMap::new));
  }

  private static Table table(List<String> fields) {
    List<Sql.Column> columns = new ArrayList<>();
    for (int i = 4; i + 3 < fields.size(); i += 4) {
      columns.add(
          new Sql.Column(
              fields.get(i),
              Sql.Type.valueOf(fields.get(i + 1)),
              fields.get(i + 2).contains("n"),
              fields.get(i + 2).contains("p"),
              Optional.of(fields.get(i + 3)).filter(each -> !each.isEmpty())));
    }
    Set<String> grants = new LinkedHashSet<>(Arrays.asList(fields.get(3).split(",")));
    grants.remove("");
    return new Table(fields.get(0), Long.parseLong(fields.get(1)), fields.get(2), columns, grants);
  }

  void tables(Database database, Map<String, Table> tables) throws FileSystemException {
    List<List<String>> lines = new ArrayList<>();
    for (Table each : tables.values()) {
      List<String> fields =
          new ArrayList<>(
              List.of(
                  each.name(),
                  Long.toString(each.number()),
                  each.owner(),
                  String.join(",", each.grants())));
      for (Sql.Column column : each.columns()) {
        fields.add(column.name());
        fields.add(column.type().name());
        fields.add((column.notNull() ? "n" : "-") + (column.primaryKey() ? "p" : "-"));
        fields.add(column.fallback().orElse(""));
      }
      lines.add(fields);
    }
    write("/base/" + database.number() + TABLES, lines);
  }

  /// A number that no file in a database has yet.
  long freeNumber(Database database) throws FileSystemException {
    return files.list(directory + "/base/" + database.number()).stream()
            .filter(name -> name.matches("\\d+"))
            .mapToLong(Long::parseLong)
            .reduce(FIRST_NUMBER, Math::max)
        + 1;
  }

  List<List<Object>> rows(Database database, Table table) throws SqlException {
    List<List<Object>> rows = new ArrayList<>();
    for (List<String> fields : lines(path(database, table))) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        String field = i < fields.size() ? fields.get(i) : "\\N";
        row.add(
            field.equals("\\N") ? null : Value.as(unescaped(field), table.columns().get(i).type()));
      }
      rows.add(row);
    }
    return rows;
  }

  void rows(Database database, Table table, List<List<Object>> rows) throws FileSystemException {
    List<List<String>> lines = new ArrayList<>();
    for (List<Object> row : rows) {
      lines.add(
          row.stream().map(value -> value == null ? "\\N" : escaped(Value.shown(value))).toList());
    }
    write(path(database, table), lines);
  }

  void delete(Database database, Table table) throws FileSystemException {
    files.delete(directory + path(database, table));
  }

  private static String path(Database database, Table table) {
    return "/base/" + database.number() + "/" + table.number();
  }

  /// As `COPY` writes text.
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
    }
    return plain.toString();
  }

  private List<List<String>> lines(String path) {
    return files
        .text(directory + path)
        .orElse("")
        .lines()
        .map(line -> Arrays.asList(line.split("\t", -1)))
        .toList();
  }

  private void write(String path, List<List<String>> lines) throws FileSystemException {
    String text =
        lines.stream()
            .map(fields -> String.join("\t", fields) + "\n")
            .collect(Collectors.joining());
    files.write(directory + path, text.getBytes(StandardCharsets.UTF_8), "postgres");
  }
}
