package futago.cluster;

import java.util.Optional;

/// What was learnt from one node itself.
///
/// @param node the node's name
/// @param answered whether it could be reached
/// @param trouble why it did not answer, or what of its answer could not be read
/// @param pacemaker whether Pacemaker runs there
/// @param drbd the DRBD device there; empty while it is down
public record NodeReport(
    String node,
    boolean answered,
    Optional<Finding> trouble,
    PacemakerService pacemaker,
    Optional<DrbdDevice> drbd) {
  /// A node that could not be asked.
  static NodeReport silent(String node, Finding trouble) {
    return new NodeReport(
        node, false, Optional.of(trouble), PacemakerService.UNKNOWN, Optional.empty());
  }
}
