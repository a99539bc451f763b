package futago.cli;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.EnvironmentCredentials;
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
record Connections(Map<String, RemoteNode> nodes) implements AutoCloseable {
  /// Connects to both nodes at once.
  ///
  /// @param acceptHostKeys whether to trust host keys that are seen for the first time
  /// @throws CliFailure if a node cannot be connected to; it tells of both if both cannot
  static Connections open(Cli cli, ClusterSpec spec, boolean acceptHostKeys)
      throws CliFailure, InterruptedException {
    var questions = new LoginQuestions(cli, acceptHostKeys);
    Credentials credentials =
        new EnvironmentCredentials(cli.context().environment()).orElse(questions);
    var connections = new Connections(new LinkedHashMap<>());
    var failures = new ArrayList<RemoteException>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<RemoteNode>> attempts = new ArrayList<>();
      for (NodeSpec node : spec.nodes()) {
        attempts.add(() -> cli.context().connector().connect(node, credentials, questions));
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
      throw failure(failures, questions);
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

  /// A password that nobody could be asked for is a matter of how Futago was called.
  private static CliFailure failure(List<RemoteException> failures, LoginQuestions questions) {
    CliFailure failure = RemoteFailures.of(failures);
    boolean onlyUnasked =
        failures.stream().allMatch(each -> questions.wereUnansweredFor(each.node()));
    return onlyUnasked ? new CliFailure(ExitStatus.BAD_INPUT, failure.troubles()) : failure;
  }

  @Override
  public void close() {
    nodes.values().forEach(RemoteNode::close);
  }
}
