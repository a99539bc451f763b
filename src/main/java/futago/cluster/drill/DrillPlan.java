package futago.cluster.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import java.util.List;

/// What would come of a drill as the cluster is now.
public sealed interface DrillPlan {
  /// The cluster is not whole, so that a failure could do harm, or nothing could be learnt from it.
  ///
  /// @param why all that stands in the way, and what to do about that
  record Refused(List<Finding> why) implements DrillPlan {
    public Refused {
      why = List.copyOf(why);
    }
  }

  /// It can be done.
  ///
  /// @param drill which
  /// @param active the node that has the database
  /// @param standby the other one
  /// @param harm what will be done
  /// @param heal what takes it back
  /// @param before the cluster now
  record Ready(
      Drill drill,
      String active,
      String standby,
      List<DrillStep> harm,
      List<DrillStep> heal,
      ClusterStatus before)
      implements DrillPlan {
    public Ready {
      harm = List.copyOf(harm);
      heal = List.copyOf(heal);
    }
  }
}
