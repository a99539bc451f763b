package futago.simulator.host.postgresql;

import java.util.List;
import java.util.Optional;

/// What there is in the SQL that a simulated server knows.
final class Sql {
  private Sql() {}

  /// A statement.
  sealed interface Statement {}

  /// `CREATE ROLE` or `CREATE USER`, and `ALTER` of it.
  ///
  /// @param login whether it may log in; empty where an `ALTER` says nothing
  record Role(
      boolean create,
      String name,
      Optional<Boolean> login,
      Optional<Boolean> superuser,
      Optional<String> password)
      implements Statement {}

  record DropRole(String name, boolean ifExists) implements Statement {}

  record CreateDatabase(String name, Optional<String> owner) implements Statement {}

  record DropDatabase(String name, boolean ifExists) implements Statement {}

  record CreateTable(String name, List<Column> columns, boolean ifNotExists) implements Statement {}

  record DropTable(List<String> names, boolean ifExists) implements Statement {}

  /// `GRANT` and `REVOKE` on tables.
  record Grant(boolean give, List<String> privileges, List<String> tables, String role)
      implements Statement {}

  record Insert(
      String table, List<String> columns, List<List<Expression>> rows, List<Item> returning)
      implements Statement {}

  record Update(String table, List<Assignment> assignments, Optional<Expression> where)
      implements Statement {}

  record Delete(String table, Optional<Expression> where) implements Statement {}

  record Truncate(List<String> tables) implements Statement {}

  record Select(
      List<Item> items,
      Optional<Source> from,
      Optional<Expression> where,
      List<Order> orders,
      Optional<Long> limit)
      implements Statement {}

  record Show(String setting) implements Statement {}

  /// One that changes nothing that anybody could see here, such as `CHECKPOINT` or `BEGIN`.
  record Nothing(String tag) implements Statement {}

  /// A column of a table.
  ///
  /// @param type one of {@link Type}
  /// @param fallback the text of its default
  record Column(
      String name, Type type, boolean notNull, boolean primaryKey, Optional<String> fallback) {}

  record Assignment(String column, Expression value) {}

  /// A table that is read from, and where its name stands in the statement.
  record Source(String table, int position) {}

  /// An expression of a select list with its name; no expression for `*`.
  record Item(Optional<Expression> expression, String name) {}

  record Order(Expression by, boolean descending) {}

  /// An expression.
  sealed interface Expression {}

  record Literal(Object value) implements Expression {}

  record Reference(String column, int position) implements Expression {}

  /// A function; `count` without arguments is `count(*)`.
  record Function(String name, List<Expression> arguments, int position) implements Expression {}

  record Binary(String operator, Expression left, Expression right) implements Expression {}

  record Not(Expression inner) implements Expression {}

  record IsNull(Expression inner, boolean not) implements Expression {}

  record In(Expression inner, List<Expression> values, boolean not) implements Expression {}

  record Subquery(Select select) implements Expression {}

  /// The types that columns and results have.
  enum Type {
    BIGINT("bigint", true),
    NUMERIC("numeric", true),
    TEXT("text", false),
    BOOLEAN("boolean", false),
    TIMESTAMPTZ("timestamp with time zone", false),
    UNKNOWN("unknown", false);

    private final String title;
    private final boolean number;

    Type(String title, boolean number) {
      this.title = title;
      this.number = number;
    }

    String title() {
      return title;
    }

    /// Whether it is shown at the right.
    boolean number() {
      return number;
    }
  }
}
