package futago.cluster.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.PacemakerView;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Whether a cluster is one in which a failure may be made.
final class Wholeness {
  private Wholeness() {}

  /// All that stands in the way; nothing if both nodes serve, both disks are UpToDate, no failure
  /// is on record and no move has left anything behind.
  static List<Finding> missing(ClusterStatus status) {
    if (isWhole(status)) {
      return List.of();
    }
    List<Finding> why = new ArrayList<>(Findings.of(status));
    if (why.isEmpty()) {
      why.add(new Finding(Message.of("drill.refused.not-whole"), Message.of("drill.refused.wait")));
    }
    return why;
  }

  static boolean isWhole(ClusterStatus status) {
    return status.nothingIsMissing()
        && !status.splitBrain()
        && status.virtualIpOn().equals(status.groupOn())
        && status
            .pacemaker()
            .filter(PacemakerView::quorum)
            .filter(view -> !view.maintenanceMode())
            .filter(view -> view.failedActions().isEmpty() && view.leftBehind().isEmpty())
            .isPresent();
  }
}
