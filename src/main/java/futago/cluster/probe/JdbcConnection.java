package futago.cluster.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// A login over PostgreSQL's own protocol; every row is a transaction of its own.
final class JdbcConnection implements ProbeConnection {
  /// What `IF NOT EXISTS` ends with where somebody else makes the table at the same moment: unique
  /// violation in the catalogue, or duplicate table.
  private static final Set<String> MADE_MEANWHILE = Set.of("23505", "42P07");

  private final Connection connection;

  JdbcConnection(Connection connection) {
    this.connection = connection;
  }

  /// Two ways to one database are tried at once, and a login that was given up may still be at it:
  /// who comes second finds the table there when he looks again.
  void createTable() throws ProbeException {
    try {
      if (!isCreated()) {
        executeCreate();
      }
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
    }
  }

  /// @return whether it is there; not if somebody else was making it
  private boolean isCreated() throws SQLException {
    try {
      executeCreate();
      return true;
    } catch (SQLException e) {
      if (MADE_MEANWHILE.contains(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private void executeCreate() throws SQLException {
    execute(
        "CREATE TABLE IF NOT EXISTS "
            + JdbcTarget.TABLE
            + " (run bigint, n bigint, written timestamptz DEFAULT now(), PRIMARY KEY (run, n))");
  }

  @Override
  public void write(long run, long number) throws ProbeException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO " + JdbcTarget.TABLE + " (run, n) VALUES (?, ?)")) {
      insert.setLong(1, run);
      insert.setLong(2, number);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
    }
  }

  @Override
  public Set<Long> present(long run) throws ProbeException {
    try (var select =
        connection.prepareStatement("SELECT n FROM " + JdbcTarget.TABLE + " WHERE run = ?")) {
      select.setLong(1, run);
      var numbers = new HashSet<Long>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
    }
  }

  @Override
  public void dropTable() throws ProbeException {
    try {
      execute("DROP TABLE IF EXISTS " + JdbcTarget.TABLE);
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // It is let go of either way.
    }
  }
}
