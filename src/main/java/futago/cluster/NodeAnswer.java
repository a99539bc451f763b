package futago.cluster;

import java.util.Optional;

/// Everything that one node answered.
///
/// @param report what it says about itself
/// @param view what it says about the cluster, where Pacemaker runs
/// @param generations of its DRBD data, where DRBD is up
record NodeAnswer(
    NodeReport report, Optional<PacemakerView> view, Optional<DrbdGenerations> generations) {
  static NodeAnswer none(NodeReport report) {
    return new NodeAnswer(report, Optional.empty(), Optional.empty());
  }
}
