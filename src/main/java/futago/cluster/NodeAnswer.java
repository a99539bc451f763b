package futago.cluster;

import futago.spec.PlatformName;
import java.util.Optional;

/// Everything that one node answered.
///
/// @param report what it says about itself
/// @param view what it says about the cluster, where Pacemaker runs
/// @param generations of its DRBD data, where DRBD is up
/// @param platform what it runs, where that can be told
record NodeAnswer(
    NodeReport report,
    Optional<PacemakerView> view,
    Optional<DrbdGenerations> generations,
    Optional<PlatformName> platform) {
  static NodeAnswer none(NodeReport report) {
    return new NodeAnswer(report, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
