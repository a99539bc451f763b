package futago.site;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Open connections to both nodes.
///
/// @param nodes by node name
public record Connections(Map<String, RemoteNode> nodes) implements AutoCloseable {
  /// Connects to both nodes at once.
  ///
  /// @param credentials is asked for passwords, by both nodes' threads
  /// @param hostKeys is asked about host keys that are seen for the first time, likewise
  /// @throws ConnectFailedException if a node cannot be connected to; it tells of both if both
  ///   cannot
  public static Connections open(
      NodeConnector connector, ClusterSpec spec, Credentials credentials, HostKeyPolicy hostKeys)
      throws ConnectFailedException, InterruptedException {
    var connections = new Connections(new LinkedHashMap<>());
    var failures = new ArrayList<RemoteException>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<RemoteNode>> attempts = new ArrayList<>();
      for (NodeSpec node : spec.nodes()) {
        attempts.add(() -> connector.connect(node, credentials, hostKeys));
      }
      for (Future<RemoteNode> attempt : threads.invokeAll(attempts)) {
        try {
          RemoteNode node = attempt.get();
          connections.nodes.put(node.name(), node);
        } catch (ExecutionException e) {
          failures.add(remote(e));
        }
      }
    }
    if (!failures.isEmpty()) {
      connections.close();
      throw new ConnectFailedException(failures);
    }
    return connections;
  }

  private static RemoteException remote(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RemoteException remote -> remote;
      case RuntimeException unexpected -> throw unexpected;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    };
  }

  @Override
  public void close() {
    nodes.values().forEach(RemoteNode::close);
  }
}
