package futago.site;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SecretRequest;
import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.simulator.Simulation;
import futago.spec.NodeSpec;
import futago.stage.Survey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way to the nodes of a simulation: by SSH as to any other, but with files of its own, so that
/// nothing of the user's SSH is read or written. Nobody has to be asked anything.
public final class SimulationAccess implements AutoCloseable {
  private final Simulation simulation;
  private final Path directory;
  private final SshConnector connector;

  /// @throws IOException if there is no place for temporary files
  public SimulationAccess(Simulation simulation) throws IOException {
    this.simulation = simulation;
    this.directory = Files.createTempDirectory("futago-simulation");
    this.connector =
        new SshConnector(
            new SshFiles(
                directory,
                directory.resolve("config"),
                List.of(directory.resolve("known_hosts")),
                Optional.empty(),
                "root"));
  }

  /// A directory that is gone when this is closed.
  public Path directory() {
    return directory;
  }

  private Credentials credentials() {
    return request ->
        request.kind() == SecretRequest.Kind.SSH_PASSWORD
            ? Optional.of(simulation.password())
            : Optional.empty();
  }

  private HostKeyPolicy hostKeys() {
    return key -> key.fingerprint().equals(simulation.fingerprint(key.node()));
  }

  /// Connects to a node.
  ///
  /// @throws RemoteException if that is not possible, such as when it is switched off
  public RemoteNode connect(NodeSpec node) throws RemoteException {
    return connector.connect(node, credentials(), hostKeys());
  }

  /// Connects to both nodes and looks at them.
  ///
  /// @throws ConnectFailedException if a node cannot be connected to
  /// @throws RemoteException if a connection broke
  /// @throws Survey.UnsupportedHostException if no cluster can be built on the nodes
  /// @throws UnfitSpecException if the spec's cluster cannot
  public Site open()
      throws ConnectFailedException,
          RemoteException,
          InterruptedException,
          Survey.UnsupportedHostException,
          UnfitSpecException {
    return Site.open(connector::connect, simulation.spec(), credentials(), hostKeys());
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(SimulationAccess::delete);
    } catch (IOException | UncheckedIOException e) {
      // Something is still written there: it stays among the temporary files, and nobody who closes
      // a window is to be held up by it.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
