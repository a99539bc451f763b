package futago.simulator.host.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a statement.
final class SqlParser extends ExpressionParser {
  private static final Map<String, Sql.Type> TYPES =
      Map.ofEntries(
          Map.entry("int", Sql.Type.BIGINT),
          Map.entry("integer", Sql.Type.BIGINT),
          Map.entry("bigint", Sql.Type.BIGINT),
          Map.entry("smallint", Sql.Type.BIGINT),
          Map.entry("serial", Sql.Type.BIGINT),
          Map.entry("bigserial", Sql.Type.BIGINT),
          Map.entry("numeric", Sql.Type.NUMERIC),
          Map.entry("text", Sql.Type.TEXT),
          Map.entry("varchar", Sql.Type.TEXT),
          Map.entry("boolean", Sql.Type.BOOLEAN),
          Map.entry("bool", Sql.Type.BOOLEAN),
          Map.entry("timestamptz", Sql.Type.TIMESTAMPTZ),
          Map.entry("timestamp", Sql.Type.TIMESTAMPTZ));

  /// Words that begin a statement of PostgreSQL's; any other is a mistake.
  private static final Set<String> KNOWN =
      Set.of(
          "abort",
          "alter",
          "analyze",
          "begin",
          "call",
          "checkpoint",
          "close",
          "cluster",
          "comment",
          "commit",
          "copy",
          "create",
          "deallocate",
          "declare",
          "delete",
          "discard",
          "do",
          "drop",
          "end",
          "execute",
          "explain",
          "fetch",
          "grant",
          "insert",
          "listen",
          "lock",
          "move",
          "notify",
          "prepare",
          "reindex",
          "reset",
          "revoke",
          "rollback",
          "savepoint",
          "select",
          "set",
          "show",
          "start",
          "truncate",
          "update",
          "vacuum",
          "values",
          "with");

  private SqlParser(String statement) throws SqlException {
    super(statement);
  }

  static Sql.Statement parse(String statement) throws SqlException {
    var parser = new SqlParser(statement);
    SqlLexer.Token first = parser.peek();
    if (first.kind() != SqlLexer.Kind.WORD || !KNOWN.contains(first.text())) {
      throw SqlException.at(first.position(), "syntax error at or near \"" + first.text() + "\"");
    }
    Sql.Statement parsed = parser.statement();
    parser.accept(";");
    if (parser.peek().kind() != SqlLexer.Kind.END) {
      throw parser.wrong();
    }
    return parsed;
  }

  private Sql.Statement statement() throws SqlException {
    if (peek().is("select")) {
      return select();
    }
    return switch (next().text()) {
      case "create" -> create();
      case "alter" -> alter();
      case "drop" -> drop();
      case "grant" -> grant(true);
      case "revoke" -> grant(false);
      case "insert" -> insert();
      case "update" -> update();
      case "delete" -> delete();
      case "truncate" -> {
        accept("table");
        yield new Sql.Truncate(names());
      }
      case "show" -> new Sql.Show(name());
      case "checkpoint" -> new Sql.Nothing("CHECKPOINT");
      default -> throw SqlException.notModelled(statement.strip());
    };
  }

  private Sql.Statement create() throws SqlException {
    if (accept("role")) {
      return role(true, false);
    }
    if (accept("user")) {
      return role(true, true);
    }
    if (accept("database")) {
      String name = name();
      boolean owned = accept("owner") || accept("with", "owner");
      if (owned) {
        accept("=");
      }
      return new Sql.CreateDatabase(name, owned ? Optional.of(name()) : Optional.empty());
    }
    expect("table");
    boolean ifNotExists = accept("if", "not", "exists");
    String name = table();
    expect("(");
    List<Sql.Column> columns = new ArrayList<>();
    do {
      columns.add(column());
    } while (accept(","));
    expect(")");
    return new Sql.CreateTable(name, columns, ifNotExists);
  }

  private Sql.Column column() throws SqlException {
    String name = name();
    String typeName = name();
    Sql.Type type = TYPES.get(typeName);
    if (type == null) {
      throw SqlException.notModelled(statement.strip());
    }
    if (accept("(")) {
      next();
      expect(")");
    }
    accept("with", "time", "zone");
    boolean notNull = false;
    boolean primaryKey = false;
    Optional<String> fallback =
        typeName.endsWith("serial") ? Optional.of("nextval") : Optional.empty();
    while (true) {
      if (accept("not", "null")) {
        notNull = true;
      } else if (accept("primary", "key")) {
        primaryKey = true;
      } else if (accept("default")) {
        int start = peek().position();
        expression();
        fallback = Optional.of(statement.substring(start, peek().position()).strip());
      } else if (!accept("null")) {
        return new Sql.Column(name, type, notNull || primaryKey, primaryKey, fallback);
      }
    }
  }

  private Sql.Statement role(boolean create, boolean mayLogIn) throws SqlException {
    String name = name();
    accept("with");
    Optional<Boolean> login = create ? Optional.of(mayLogIn) : Optional.empty();
    Optional<Boolean> superuser = create ? Optional.of(false) : Optional.empty();
    Optional<String> password = Optional.empty();
    while (peek().kind() == SqlLexer.Kind.WORD) {
      if (accept("login")) {
        login = Optional.of(true);
      } else if (accept("nologin")) {
        login = Optional.of(false);
      } else if (accept("superuser")) {
        superuser = Optional.of(true);
      } else if (accept("nosuperuser")) {
        superuser = Optional.of(false);
      } else if (accept("password") || accept("encrypted", "password")) {
        password = Optional.of(string());
      } else {
        throw wrong();
      }
    }
    return new Sql.Role(create, name, login, superuser, password);
  }

  private Sql.Statement alter() throws SqlException {
    if (accept("role") || accept("user")) {
      return role(false, false);
    }
    throw SqlException.notModelled(statement.strip());
  }

  private Sql.Statement drop() throws SqlException {
    String kind = next().text();
    boolean ifExists = accept("if", "exists");
    return switch (kind) {
      case "role", "user" -> new Sql.DropRole(name(), ifExists);
      case "database" -> new Sql.DropDatabase(name(), ifExists);
      case "table" -> {
        List<String> names = names();
        accept("cascade");
        yield new Sql.DropTable(names, ifExists);
      }
      default -> throw SqlException.notModelled(statement.strip());
    };
  }

  private List<String> names() throws SqlException {
    List<String> names = new ArrayList<>();
    do {
      names.add(table());
    } while (accept(","));
    return names;
  }

  private Sql.Statement grant(boolean give) throws SqlException {
    List<String> privileges = new ArrayList<>();
    if (accept("all")) {
      accept("privileges");
      privileges.addAll(List.of("select", "insert", "update", "delete", "truncate"));
    } else {
      privileges.addAll(names());
    }
    expect("on");
    accept("table");
    List<String> tables = names();
    expect(give ? "to" : "from");
    return new Sql.Grant(give, privileges, tables, name());
  }

  private Sql.Statement insert() throws SqlException {
    expect("into");
    String table = table();
    List<String> columns = new ArrayList<>();
    if (accept("(")) {
      columns.addAll(names());
      expect(")");
    }
    List<List<Sql.Expression>> rows = new ArrayList<>();
    if (accept("default", "values")) {
      rows.add(List.of());
    } else {
      expect("values");
      do {
        expect("(");
        rows.add(list());
        expect(")");
      } while (accept(","));
    }
    return new Sql.Insert(table, columns, rows, accept("returning") ? items() : List.of());
  }

  private Sql.Statement update() throws SqlException {
    String table = table();
    expect("set");
    List<Sql.Assignment> assignments = new ArrayList<>();
    do {
      String column = name();
      expect("=");
      assignments.add(new Sql.Assignment(column, expression()));
    } while (accept(","));
    return new Sql.Update(
        table, assignments, accept("where") ? Optional.of(expression()) : Optional.empty());
  }

  private Sql.Statement delete() throws SqlException {
    expect("from");
    String table = table();
    return new Sql.Delete(table, accept("where") ? Optional.of(expression()) : Optional.empty());
  }
}
