package futago.simulator;

import futago.simulator.host.postgresql.LanClient;
import futago.simulator.machine.Network;
import java.util.List;

/// A client of the simulated database, on a computer of its own in the nodes' network.
public final class DatabaseClient {
  private final LanClient client;

  /// The client was not served.
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(LanClient.RefusedException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private DatabaseClient(LanClient client) {
    this.client = client;
  }

  static DatabaseClient open(Network network, LanClient.Login login)
      throws RefusedException, InterruptedException {
    try {
      return new DatabaseClient(LanClient.open(network, login));
    } catch (LanClient.RefusedException e) {
      throw new RefusedException(e);
    }
  }

  /// Carries out a statement as a transaction of its own.
  ///
  /// @return the rows that it gives
  /// @throws RefusedException if the server does not answer any more, or does not want to
  public List<List<Object>> execute(String statement)
      throws RefusedException, InterruptedException {
    try {
      return client.execute(statement);
    } catch (LanClient.RefusedException e) {
      throw new RefusedException(e);
    }
  }
}
