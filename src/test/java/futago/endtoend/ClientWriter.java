package futago.endtoend;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A client of the cluster, run as a program of its own inside the lab's network: writes numbered
/// rows through the virtual IP, one every 200 ms, and prints `ack N MILLISECONDS` for each that the
/// database has acknowledged. Ends when its standard input does.
final class ClientWriter {
  private static final int PAUSE_MS = 200;

  private ClientWriter() {}

  public static void main(String[] arguments) throws Exception {
    String url = "jdbc:postgresql://" + arguments[0] + ":" + arguments[1] + "/postgres";
    Thread.ofVirtual().start(ClientWriter::endWithStandardInput);
    Connection connection = null;
    for (long n = 1; ; n++) {
      long start = System.nanoTime();
      try {
        if (connection == null) {
          connection = DriverManager.getConnection(url, login());
          try (var statement = connection.createStatement()) {
            statement.execute(
                "CREATE TABLE IF NOT EXISTS client_rows (n bigint PRIMARY KEY, written timestamptz"
                    + " DEFAULT now())");
          }
        }
        try (var statement =
            connection.prepareStatement("INSERT INTO client_rows (n) VALUES (?)")) {
          statement.setLong(1, n);
          statement.executeUpdate();
        }
        System.out.println("ack " + n + " " + System.currentTimeMillis());
      } catch (SQLException e) {
        System.out.println("lost " + n + " " + System.currentTimeMillis() + " " + e.getSQLState());
        closeQuietly(connection);
        connection = null;
      }
      long left = PAUSE_MS - (System.nanoTime() - start) / 1_000_000;
      if (left > 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(left * 1_000_000);
      }
    }
  }

  private static Properties login() {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", System.getenv("FUTAGO_POSTGRES_PASSWORD"));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "3");
    properties.setProperty("loginTimeout", "4");
    return properties;
  }

  private static void closeQuietly(Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      System.out.println("abandoned " + e.getSQLState());
    }
  }

  private static void endWithStandardInput() {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (in.readLine() != null) {
        // only its end matters
      }
    } catch (java.io.IOException e) {
      System.out.println("input " + e.getMessage());
    }
    System.exit(0);
  }
}
