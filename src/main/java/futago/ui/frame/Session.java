package futago.ui.frame;

import futago.engine.Plan;
import futago.remote.RemoteNode;
import futago.ui.work.WorkModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What is open: a plan for two nodes that are connected to, and its state.
///
/// @param plan the plan
/// @param nodes the connections by node name
/// @param file the cluster's file, where it has one
/// @param simulated whether the nodes are simulated
/// @param work what a person can do with it
/// @param clock what time it is on the nodes
record Session(
    Plan plan,
    Map<String, RemoteNode> nodes,
    Optional<Path> file,
    boolean simulated,
    WorkModel work,
    Clock clock) {}
