package futago.cluster;

import futago.platform.ResourceNames;
import java.util.List;

/// Nodes on which all looks well, and to which Pacemaker would not move the database all the same.
final class PromotionFindings {
  private PromotionFindings() {}

  static List<Finding> of(ClusterStatus status, PacemakerView view) {
    return view.nodes().stream()
        .map(NodeState::name)
        .filter(view::cannotPromote)
        .filter(node -> waitsThere(view, node) && hasTheNewestData(status, node))
        .map(node -> of(node, status))
        .toList();
  }

  static Finding of(String node, ClusterStatus status) {
    return Finding.of(
        "cluster.finding.no-promotion",
        node,
        ResourceNames.DRBD,
        ByHand.of(status).cleanUp(ResourceNames.DRBD_CLONE));
  }

  /// An instance that is on its way has no score yet.
  private static boolean waitsThere(PacemakerView view, String node) {
    return view.primitives(ResourceNames.DRBD)
        .anyMatch(each -> each.role() == Role.UNPROMOTED && each.nodes().contains(node));
  }

  /// Otherwise the disk says why it has none.
  private static boolean hasTheNewestData(ClusterStatus status, String node) {
    return status
        .report(node)
        .flatMap(NodeReport::drbd)
        .filter(device -> device.connection().established() && device.disk() == DrbdDisk.UP_TO_DATE)
        .isPresent();
  }
}
