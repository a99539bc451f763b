package futago.simulator.host.postgresql;

import futago.simulator.host.service.SysvWords;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import java.util.Optional;

/// PGDG's init script `postgresql-9.3`, with the data directory of its own.
final class PgdgService implements Service {
  private static final String DATA = "/var/lib/pgsql/9.3/data";
  private static final SysvWords WORDS = SysvWords.of("postgresql-9.3 service");

  private final Machine machine;

  PgdgService(Machine machine) {
    this.machine = machine;
  }

  private Optional<Server> server() {
    return machine.part(Servers.class).at(DATA);
  }

  @Override
  public int start(Call call) throws InterruptedException {
    if (!machine.files().exists(DATA + "/PG_VERSION")) {
      call.out()
          .print(
              "\n%s is missing. Use \"service postgresql-9.3 initdb\" to initialize the cluster first.\n"
                  .formatted(DATA));
      WORDS.failed(call);
      return 1;
    }
    WORDS.starting(call);
    String wrong = machine.part(Servers.class).start(DATA, 0);
    if (!wrong.isEmpty()) {
      WORDS.failed(call);
      return 1;
    }
    WORDS.done(call);
    return 0;
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    WORDS.stopping(call);
    Optional<Server> server = server();
    if (server.isEmpty()) {
      WORDS.failed(call);
      return 1;
    }
    server.get().stop();
    WORDS.done(call);
    return 0;
  }

  @Override
  public int status(Call call, String name) {
    Optional<Server> server = server();
    call.out()
        .println(
            server
                .map(each -> "postgresql-9.3 (pid  " + each.pid() + ") is running...")
                .orElse("postgresql-9.3 is stopped"));
    return server.isPresent() ? 0 : 3;
  }

  @Override
  public boolean isRunning() {
    return server().isPresent();
  }

  @Override
  public void powerLost() {
    // Its server notices by itself.
  }
}
