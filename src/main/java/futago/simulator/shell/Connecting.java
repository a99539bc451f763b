package futago.simulator.shell;

import futago.simulator.machine.Firewall;
import futago.simulator.machine.Listeners;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Bash's `/dev/tcp/HOST/PORT`: a connection, as far as it is made or not. Nothing is said by it.
final class Connecting {
  static final String PLACE = "/dev/tcp/";

  private final Machine machine;

  Connecting(Machine machine) {
    this.machine = machine;
  }

  /// Connects.
  ///
  /// @throws FileSystemException if that is refused
  void to(String path) throws FileSystemException, InterruptedException {
    String[] words = path.substring(PLACE.length()).split("/", -1);
    int port = Integer.parseInt(words[1]);
    Network network = machine.part(Network.class);
    Optional<Machine> other = network.whoHas(words[0], machine);
    if (other.isEmpty() || network.blocks(port)) {
      // Whoever gave no answer is asked again and again, longer than anybody waits.
      new CountDownLatch(1).await();
    }
    if (!other.orElseThrow().part(Firewall.class).lets("tcp", port)) {
      throw new FileSystemException(path, null, "No route to host");
    }
    if (!other.orElseThrow().part(Listeners.class).listens("tcp", port)) {
      throw new FileSystemException(path, null, "Connection refused");
    }
  }
}
