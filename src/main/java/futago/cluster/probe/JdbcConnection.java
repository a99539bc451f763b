package futago.cluster.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// A login over PostgreSQL's own protocol; every row is a transaction of its own.
final class JdbcConnection implements ProbeConnection {
  private final Connection connection;

  JdbcConnection(Connection connection) {
    this.connection = connection;
  }

  void createTable() throws ProbeException {
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
    execute("DROP TABLE IF EXISTS " + JdbcTarget.TABLE);
  }

  private void execute(String sql) throws ProbeException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
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
