package futago.simulator.host.postgresql;

/// What a server says is wrong with a statement.
final class SqlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;
  private final int position;

  private SqlException(String message, String detail, int position) {
    super(message, null, false, false);
    this.detail = detail;
    this.position = position;
  }

  static SqlException of(String message) {
    return new SqlException(message, "", -1);
  }

  /// @param position where in the statement it is, from 0
  static SqlException at(int position, String message) {
    return new SqlException(message, "", position);
  }

  static SqlException withDetail(String message, String detail) {
    return new SqlException(message, detail, -1);
  }

  /// A statement that PostgreSQL may know and this server does not.
  static SqlException notModelled(String statement) {
    return of("not modelled by this simulated node: " + statement);
  }

  boolean isGap() {
    return getMessage().startsWith("not modelled by this simulated node: ");
  }

  /// The lines that a client shows of it.
  ///
  /// @param statement the statement that it is about
  String shown(String statement) {
    var text = new StringBuilder("ERROR:  " + getMessage() + "\n");
    if (position >= 0 && position <= statement.length()) {
      int start = statement.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
      int end = statement.indexOf('\n', position);
      String line = statement.substring(start, end < 0 ? statement.length() : end);
      String label = "LINE " + statement.substring(0, start).split("\n", -1).length + ": ";
      text.append(label).append(line).append('\n');
      text.append(" ".repeat(label.length() + position - start)).append("^\n");
    }
    if (!detail.isEmpty()) {
      text.append("DETAIL:  ").append(detail).append('\n');
    }
    return text.toString();
  }
}
