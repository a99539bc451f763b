package futago.site;

import futago.cluster.probe.JdbcTarget;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeTarget;
import futago.command.Secret;
import futago.simulator.DatabaseClient;
import futago.simulator.Simulation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The database behind a simulation's virtual IP, as a client in the nodes' network reaches it.
///
/// @param simulation the nodes
/// @param password of the superuser `postgres`
record SimulatedTarget(Simulation simulation, Secret password) implements ProbeTarget {
  @Override
  public ProbeConnection open() throws ProbeException {
    try {
      DatabaseClient client = simulation.client(password);
      run(client, "CREATE TABLE IF NOT EXISTS " + JdbcTarget.TABLE + " (run bigint, n bigint)");
      return new Login(client);
    } catch (DatabaseClient.RefusedException e) {
      throw new ProbeException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("interrupted", e);
    }
  }

  private static List<List<Object>> run(DatabaseClient client, String statement)
      throws ProbeException {
    try {
      return client.execute(statement);
    } catch (DatabaseClient.RefusedException e) {
      throw new ProbeException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProbeException("interrupted", e);
    }
  }

  private record Login(DatabaseClient client) implements ProbeConnection {
    @Override
    public void write(long run, long number) throws ProbeException {
      SimulatedTarget.run(
          client,
          "INSERT INTO %s (run, n) VALUES (%d, %d)".formatted(JdbcTarget.TABLE, run, number));
    }

    @Override
    public Set<Long> present(long run) throws ProbeException {
      return SimulatedTarget.run(
              client, "SELECT n FROM %s WHERE run = %d".formatted(JdbcTarget.TABLE, run))
          .stream()
          .map(row -> (Long) row.getFirst())
          .collect(Collectors.toSet());
    }

    @Override
    public void dropTable() throws ProbeException {
      SimulatedTarget.run(client, "DROP TABLE IF EXISTS " + JdbcTarget.TABLE);
    }

    @Override
    public void close() {
      // Nothing waits for it.
    }
  }
}
