package futago.simulator.host.postgresql;

import java.util.List;

/// What comes of a statement.
///
/// @param columns the columns of what it returns; empty if it returns nothing
/// @param rows the rows
/// @param tag what a client says was done, such as `INSERT 0 1`
/// @param notices what the server has to say besides
record Result(List<Heading> columns, List<List<Object>> rows, String tag, List<String> notices) {
  /// A column's name and type.
  record Heading(String name, Sql.Type type) {}

  static Result done(String tag) {
    return new Result(List.of(), List.of(), tag, List.of());
  }

  static Result done(String tag, List<String> notices) {
    return new Result(List.of(), List.of(), tag, notices);
  }

  boolean hasRows() {
    return !columns.isEmpty();
  }
}
