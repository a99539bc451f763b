package futago.report;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeReport;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillResult;
import futago.platform.Platform;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a report is made from, in no language yet.
///
/// @param spec the cluster
/// @param platform what the nodes run
/// @param made when the report is made
/// @param status the cluster now; empty if no node was asked, or none answered
/// @param versions what is installed on the nodes that answered, by name
/// @param history what the journals tell
/// @param drills what came of the drills, the oldest first
/// @param futago which Futago makes it, such as `Futago 0.1.0`
public record ReportSource(
    ClusterSpec spec,
    Platform platform,
    Instant made,
    Optional<ClusterStatus> status,
    Map<String, NodeVersions> versions,
    PastRuns history,
    List<DrillResult> drills,
    String futago) {
  /// From the journals alone; contacts no node.
  ///
  /// @param state Futago's state directory
  /// @param clock what time it is
  /// @param futago which Futago this is
  /// @throws IOException if the state directory cannot be read
  public static ReportSource offline(
      ClusterSpec spec, Path state, InstantSource clock, String futago) throws IOException {
    PastRuns history = PastRuns.read(state, spec.name());
    return new ReportSource(
        spec,
        platform(spec, Optional.empty(), history),
        clock.instant(),
        Optional.empty(),
        Map.of(),
        history,
        new DrillLog(state, spec.name()).read(),
        futago);
  }

  /// From the journals and from what the nodes say now. A node that does not answer, or neither, is
  /// no failure: the report then says so.
  ///
  /// @param nodes the way to both nodes
  /// @throws IOException if the state directory cannot be read
  /// @throws InterruptedException if the calling thread was interrupted
  public static ReportSource live(
      ClusterSpec spec, ClusterNodes nodes, Path state, InstantSource clock, String futago)
      throws IOException, InterruptedException {
    PastRuns history = PastRuns.read(state, spec.name());
    ClusterStatus status = new ClusterReader(spec, nodes, clock).read();
    Optional<ClusterStatus> seen =
        Optional.of(status).filter(any -> any.nodes().stream().anyMatch(NodeReport::answered));
    Platform platform = platform(spec, seen, history);
    List<String> answering =
        status.nodes().stream().filter(NodeReport::answered).map(NodeReport::node).toList();
    return new ReportSource(
        spec,
        platform,
        clock.instant(),
        seen,
        NodeVersions.ask(platform, spec, nodes, answering),
        history,
        new DrillLog(state, spec.name()).read(),
        futago);
  }

  /// What the nodes say counts, then the spec, then what was built.
  private static Platform platform(
      ClusterSpec spec, Optional<ClusterStatus> status, PastRuns history) {
    PlatformName name =
        status
            .flatMap(ClusterStatus::platform)
            .or(spec::platform)
            .or(history::platform)
            .orElse(PlatformName.DEBIAN_COROSYNC);
    return Platforms.planned(name, spec);
  }

  /// The latest run in which the cluster was verified.
  Optional<PastRun> verified() {
    return history.runs().stream().filter(PastRun::hasVerified).reduce((_, last) -> last);
  }
}
