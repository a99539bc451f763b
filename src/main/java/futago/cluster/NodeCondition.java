package futago.cluster;

import futago.text.Message;

/// How a node fares in the cluster, the gravest first.
public enum NodeCondition {
  /// Its state is unknown to the cluster, or it failed to stop something; it would have to be
  /// fenced.
  UNCLEAN("cluster.node.unclean"),
  /// Not a member.
  OFFLINE("cluster.node.offline"),
  /// A member on its way in, which Pacemaker does not use yet.
  PENDING("cluster.node.pending"),
  /// A member on its way out.
  SHUTTING_DOWN("cluster.node.shutting-down"),
  /// A member that Pacemaker leaves as it is.
  MAINTENANCE("cluster.node.maintenance"),
  /// A member that may run nothing.
  STANDBY("cluster.node.standby"),
  /// A member that may run everything.
  ONLINE("cluster.node.online");

  private final String key;

  NodeCondition(String key) {
    this.key = key;
  }

  /// The condition in words.
  public Message words() {
    return Message.of(key);
  }
}
