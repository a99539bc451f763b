package futago.cluster;

import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// What came of an action of which every command succeeded. What counts is what the cluster says.
final class Verdict {
  private Verdict() {}

  /// What is not as it should be afterwards; empty if all is.
  static Optional<Finding> missed(ActionPlan.Ready plan, ClusterStatus after) {
    return switch (plan.request()) {
      case ActionRequest.Reconnect _ -> missedConnection(after);
      case ActionRequest.Repair repair ->
          missedRepair(repair, after).or(() -> elsewhere(plan, after));
      case ActionRequest.Switchover _,
          ActionRequest.Standby _,
          ActionRequest.Online _,
          ActionRequest.Cleanup _,
          ActionRequest.Maintenance _ ->
          after.pacemaker().isEmpty()
              ? Optional.of(Finding.of("cluster.failed.unseen"))
              : elsewhere(plan, after)
                  .or(() -> missed(plan.request(), after.pacemaker().get(), after));
    };
  }

  private static Optional<Finding> elsewhere(ActionPlan.Ready plan, ClusterStatus after) {
    return plan.groupWillBeOn()
        .filter(node -> !after.groupOn().equals(Optional.of(node)))
        .map(node -> Finding.of("cluster.failed.group-elsewhere", node));
  }

  private static Optional<Finding> missed(
      ActionRequest request, PacemakerView view, ClusterStatus after) {
    return switch (request) {
      case ActionRequest.Standby standby ->
          unless(
              view.primitives().noneMatch(each -> each.nodes().contains(standby.node())),
              "cluster.failed.still-running",
              standby.node());
      case ActionRequest.Online online ->
          unless(
              view.node(online.node()).map(node -> !node.standby()).orElse(false),
              "cluster.failed.still-standby",
              online.node());
      case ActionRequest.Cleanup _ ->
          unless(
              view.failedActions().isEmpty() && after.groupOn().isPresent(),
              "cluster.failed.not-clean");
      case ActionRequest.Maintenance maintenance ->
          unless(
              view.maintenanceMode() == maintenance.on(),
              maintenance.on()
                  ? "cluster.failed.no-maintenance"
                  : "cluster.failed.still-maintenance");
      case ActionRequest.Switchover _, ActionRequest.Reconnect _, ActionRequest.Repair _ ->
          Optional.empty();
    };
  }

  private static Optional<Finding> missedConnection(ClusterStatus after) {
    if (after.splitBrain()) {
      return Optional.of(Finding.of("cluster.failed.split-brain"));
    }
    List<NodeReport> up =
        after.nodes().stream().filter(report -> report.drbd().isPresent()).toList();
    if (up.isEmpty()) {
      return Optional.of(Finding.of("cluster.failed.unseen"));
    }
    // A node whose peer is away can only wait for it.
    boolean fine =
        up.stream()
            .map(report -> report.drbd().get().connection())
            .allMatch(
                connection ->
                    connection.established()
                        || (up.size() == 1 && connection != DrbdConnection.STAND_ALONE));
    return unless(fine, "cluster.failed.not-connected");
  }

  private static Optional<Finding> missedRepair(ActionRequest.Repair repair, ClusterStatus after) {
    Optional<DrbdDevice> victim = after.report(repair.victim()).flatMap(NodeReport::drbd);
    boolean fine =
        victim
            .filter(
                device -> device.connection().established() && device.disk() == DrbdDisk.UP_TO_DATE)
            .isPresent();
    return unless(fine && !after.splitBrain(), "cluster.failed.not-repaired", repair.victim());
  }

  private static Optional<Finding> unless(boolean fine, String key, Object... arguments) {
    return fine ? Optional.empty() : Optional.of(Finding.of(key, arguments));
  }

  /// What was done and where the database runs now.
  static Message said(ActionRequest request, ClusterStatus after) {
    Message where = StatusText.whereDatabase(after);
    return switch (request) {
      case ActionRequest.Switchover _ -> Message.of("cluster.done.switchover", where);
      case ActionRequest.Standby standby ->
          Message.of("cluster.done.standby", standby.node(), where);
      case ActionRequest.Online online -> Message.of("cluster.done.online", online.node(), where);
      case ActionRequest.Cleanup _ -> Message.of("cluster.done.cleanup", where);
      case ActionRequest.Maintenance maintenance ->
          Message.of(
              maintenance.on() ? "cluster.done.maintenance" : "cluster.done.maintenance-off",
              where);
      case ActionRequest.Reconnect _ -> Message.of("cluster.done.reconnect", where);
      case ActionRequest.Repair repair -> Message.of("cluster.done.repair", repair.victim(), where);
    };
  }
}
