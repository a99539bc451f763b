package futago.cluster;

/// A node as the cluster sees it.
///
/// @param name the node's name
/// @param online a member of the cluster
/// @param standby told to run nothing, also while it is offline
/// @param standbyOnFail made to run nothing by a failure with `on-fail=standby`
/// @param maintenance Pacemaker leaves its resources as they are
/// @param pending on its way in
/// @param unclean in a state that the cluster does not know
/// @param shutdown on its way out
/// @param dc the designated controller, which decides for the cluster
/// @param condition all of these in one word
public record NodeState(
    String name,
    boolean online,
    boolean standby,
    boolean standbyOnFail,
    boolean maintenance,
    boolean pending,
    boolean unclean,
    boolean shutdown,
    boolean dc,
    NodeCondition condition) {
  NodeState(
      String name,
      boolean online,
      boolean standby,
      boolean standbyOnFail,
      boolean maintenance,
      boolean pending,
      boolean unclean,
      boolean shutdown,
      boolean dc) {
    this(
        name,
        online,
        standby,
        standbyOnFail,
        maintenance,
        pending,
        unclean,
        shutdown,
        dc,
        conditionOf(
            online, standby || standbyOnFail, maintenance, pending, unclean, shutdown && online));
  }

  private static NodeCondition conditionOf(
      boolean online,
      boolean standby,
      boolean maintenance,
      boolean pending,
      boolean unclean,
      boolean leaving) {
    if (unclean) {
      return NodeCondition.UNCLEAN;
    }
    if (pending) {
      return NodeCondition.PENDING;
    }
    if (!online) {
      return NodeCondition.OFFLINE;
    }
    if (leaving) {
      return NodeCondition.SHUTTING_DOWN;
    }
    if (maintenance) {
      return NodeCondition.MAINTENANCE;
    }
    return standby ? NodeCondition.STANDBY : NodeCondition.ONLINE;
  }
}
