package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.Service;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// Debian's `postgresql.service`: active once it was started, whether or not there is a cluster; it
/// brings those up that are to be started by themselves.
final class DebianService implements Service {
  private volatile boolean running;

  @Override
  public int start(Call call) throws InterruptedException {
    running = true;
    var clusters = new DebianClusters(call.machine());
    try {
      for (DebianClusters.Cluster each : clusters.all()) {
        String start =
            call.machine().files().text(each.configuration() + "/start.conf").orElse("auto");
        Optional<String> wrong = start.contains("auto") ? clusters.start(each) : Optional.empty();
        wrong.ifPresent(call.err()::println);
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  @Override
  public int stop(Call call) throws InterruptedException {
    running = false;
    var clusters = new DebianClusters(call.machine());
    try {
      for (DebianClusters.Cluster each : clusters.all()) {
        clusters.stop(each);
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  @Override
  public int reload(Call call) {
    call.machine().part(Servers.class).running().forEach(Server::reload);
    return 0;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void powerLost() {
    running = false;
  }
}
