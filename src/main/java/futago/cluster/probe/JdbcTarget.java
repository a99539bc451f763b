package futago.cluster.probe;

import futago.command.Secret;
import futago.spec.ClusterSpec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The database behind the virtual IP, over the network, as an application reaches it.
public final class JdbcTarget implements ProbeTarget {
  /// The probe's own table.
  public static final String TABLE = "public.futago_probe";

  /// Seconds. Short, for a client that waits longer finds the new node later than it is there.
  private static final String CONNECT_TIMEOUT = "1";

  private static final String SOCKET_TIMEOUT = Long.toString(ProbeSlot.GIVEN_UP_MILLIS / 1000);

  private final String url;
  private final Secret password;

  /// @param password of the superuser `postgres`
  public JdbcTarget(ClusterSpec spec, Secret password) {
    this(spec.virtualIp().address(), spec.postgresql().port(), password);
  }

  JdbcTarget(String address, int port, Secret password) {
    this.url = "jdbc:postgresql://%s:%d/postgres".formatted(address, port);
    this.password = password;
  }

  @Override
  public ProbeConnection open() throws ProbeException {
    Connection connection;
    try {
      connection = DriverManager.getConnection(url, login());
    } catch (SQLException e) {
      throw new ProbeException(e.getMessage(), e);
    }
    var probe = new JdbcConnection(connection);
    try {
      probe.createTable();
    } catch (ProbeException e) {
      probe.close();
      throw e;
    }
    return probe;
  }

  private Properties login() {
    var login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("password", new String(password.reveal(), StandardCharsets.UTF_8));
    login.setProperty("connectTimeout", CONNECT_TIMEOUT);
    login.setProperty("socketTimeout", SOCKET_TIMEOUT);
    login.setProperty("ApplicationName", "futago probe");
    return login;
  }
}
