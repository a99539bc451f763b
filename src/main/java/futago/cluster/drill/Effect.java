package futago.cluster.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.NodeReport;
import java.time.Duration;

/// How to tell that a failure has done what it was made for, and how long to look on then.
///
/// @param drill which
/// @param active the node that had the database
/// @param standby the other one
record Effect(Drill drill, String active, String standby) {
  /// Whether the cluster shows it.
  ///
  /// @param rows whether a client is served
  boolean shownBy(ClusterStatus status, RowWatch rows) {
    return switch (drill) {
      case SWITCHOVER -> rows.served() && status.groupOn().isPresent();
      case KILL, KILL_TWICE, VIRTUAL_IP, UNMOUNT, POWER_OFF, REBOOT_BOTH ->
          rows.servedAgain() && status.groupOn().isPresent();
      case STANDBY_POWER_OFF ->
          status
              .pacemaker()
              .flatMap(view -> view.node(standby))
              .filter(node -> !node.online())
              .isPresent();
      case REPLICATION_LINK ->
          status
              .report(active)
              .flatMap(NodeReport::drbd)
              .filter(device -> !device.connection().established())
              .isPresent();
      case CLUSTER_LINK -> status.partitioned();
    };
  }

  /// How long it is looked on: until nothing more is to be expected.
  Duration hold() {
    return switch (drill) {
      case SWITCHOVER, KILL, KILL_TWICE, VIRTUAL_IP, UNMOUNT, POWER_OFF, REBOOT_BOTH ->
          Duration.ofSeconds(5);
      case STANDBY_POWER_OFF, REPLICATION_LINK -> Duration.ofSeconds(20);
      // The other node tries to take over meanwhile.
      case CLUSTER_LINK -> Duration.ofSeconds(60);
    };
  }
}
