package futago.ui.frame;

import futago.command.Secret;
import futago.engine.Plan;
import futago.remote.RemoteNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Two nodes that are connected to and looked at, and the plan for them: what a way in leads to.
///
/// @param plan the plan
/// @param nodes the connections by node name
/// @param secrets passwords that may turn up in output
/// @param file the cluster's file, where it has one
/// @param simulated whether the nodes are simulated
/// @param close ends the connections
/// @param time the nodes' time, where it is not ours
record Opened(
    Plan plan,
    Map<String, RemoteNode> nodes,
    Set<Secret> secrets,
    Optional<Path> file,
    boolean simulated,
    Runnable close,
    Optional<NodeTime> time) {
  /// The same for nodes whose time is ours.
  Opened(
      Plan plan,
      Map<String, RemoteNode> nodes,
      Set<Secret> secrets,
      Optional<Path> file,
      boolean simulated,
      Runnable close) {
    this(plan, nodes, secrets, file, simulated, close, Optional.empty());
  }
}
