package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.cluster.drill.DrillGround;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// The time of nodes for which it goes by faster than for us, as simulated ones can make it.
///
/// @param clock what time it is there
/// @param pace how many of its seconds go by in one of ours
/// @param state where journals of what is done there are kept
/// @param ground what measuring and drills need there, given the connections; empty for real nodes
record NodeTime(
    Clock clock, double pace, Path state, Optional<Function<ClusterNodes, DrillGround>> ground) {
  /// Of real nodes.
  NodeTime(Clock clock, double pace, Path state) {
    this(clock, pace, state, Optional.empty());
  }
}
