package futago.cluster.drill;

import futago.cluster.ClusterNodes;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeTarget;
import futago.spec.ClusterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The cluster that drills take place in, and what they need to get at it.
///
/// @param spec the cluster
/// @param nodes the connections to its nodes
/// @param target where the client writes
/// @param time the client's time
/// @param clock the nodes' time
/// @param pace how many of its seconds go by in a real one
/// @param power the nodes' switch, where there is one
/// @param simulated whether the nodes are simulated
public record DrillGround(
    ClusterSpec spec,
    ClusterNodes nodes,
    ProbeTarget target,
    ProbeClock time,
    InstantSource clock,
    double pace,
    Optional<Power> power,
    boolean simulated) {
  /// How much longer than it was an outage may seem: some seconds in which this computer was busy
  /// with something else are minutes of simulated nodes'.
  Duration slack() {
    return simulated ? Duration.ofMillis((long) (3000 * pace)) : Duration.ZERO;
  }

  /// Real nodes.
  public static DrillGround real(
      ClusterSpec spec, ClusterNodes nodes, ProbeTarget target, Optional<Power> power) {
    return new DrillGround(
        spec, nodes, target, ProbeClock.REAL, InstantSource.system(), 1, power, false);
  }
}
