package futago.simulator.pacemaker.agent;

import futago.simulator.machine.Call;
import futago.simulator.machine.Database;

/// `ocf:heartbeat:pgsql`: one database server, not replicated by itself.
final class DatabaseAgent extends Agent {
  private static final int PORT = 5432;

  private static Database database(Call call) {
    return call.machine().part(Database.class);
  }

  @Override
  int start(Call call) throws InterruptedException {
    String pgctl = parameter(call, "pgctl");
    if (call.machine().command(pgctl).isEmpty()) {
      return missing(call, pgctl);
    }
    String port = parameter(call, "pgport");
    String trouble =
        database(call)
            .start(
                parameter(call, "pgdata"),
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : PORT);
    return trouble.isEmpty() ? OK : because(call, ERROR, "Can't start PostgreSQL.");
  }

  @Override
  int stop(Call call) throws InterruptedException {
    database(call).stop();
    return OK;
  }

  @Override
  int monitor(Call call) {
    return database(call).isRunning() ? OK : NOT_RUNNING;
  }
}
