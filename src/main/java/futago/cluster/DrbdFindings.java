package futago.cluster;

import java.util.ArrayList;
import java.util.List;

/// What a person should know about the replicated disk.
final class DrbdFindings {
  private DrbdFindings() {}

  static List<Finding> of(ClusterStatus status) {
    var findings = new ArrayList<Finding>();
    for (NodeReport report : status.nodes()) {
      if (report.drbd().isPresent()) {
        of(report.node(), report.drbd().get(), status, findings);
      } else if (isExpected(report, status)) {
        findings.add(Finding.of("cluster.finding.drbd-down", report.node(), status.drbdResource()));
      }
    }
    return findings;
  }

  /// Pacemaker stops DRBD on a node that stands by, and starts it on any other.
  private static boolean isExpected(NodeReport report, ClusterStatus status) {
    return report.pacemaker() == PacemakerService.RUNNING
        && report.trouble().isEmpty()
        && status
            .pacemaker()
            .flatMap(view -> view.node(report.node()))
            .map(node -> node.condition() != NodeCondition.STANDBY)
            .orElse(true);
  }

  private static void of(
      String node, DrbdDevice device, ClusterStatus status, List<Finding> findings) {
    // A split brain says all that is to be said about the connection.
    if (!device.connection().established() && !status.splitBrain()) {
      findings.add(
          device.connection() == DrbdConnection.STAND_ALONE
              ? Finding.of("cluster.finding.drbd-stand-alone", node, status.drbdResource())
              : Finding.of(
                  "cluster.finding.drbd-not-connected", node, device.connection().toString()));
    }
    // While data arrives the disk is not UpToDate, and that is as it should be.
    if (device.connection() == DrbdConnection.SYNC_TARGET) {
      findings.add(Finding.of("cluster.finding.drbd-syncing", node));
    } else if (device.disk() != DrbdDisk.UP_TO_DATE) {
      findings.add(Finding.of("cluster.finding.drbd-disk", node, device.disk().toString()));
    }
  }
}
