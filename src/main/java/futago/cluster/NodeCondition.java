package futago.cluster;

import futago.text.Message;
import java.util.Locale;

/// How a node fares in the cluster, the gravest first.
public enum NodeCondition {
  /// Its state is unknown to the cluster, or it failed to stop something; it would have to be
  /// fenced.
  UNCLEAN,
  /// Not a member.
  OFFLINE,
  /// A member on its way in, which Pacemaker does not use yet.
  PENDING,
  /// A member on its way out.
  SHUTTING_DOWN,
  /// A member that Pacemaker leaves as it is.
  MAINTENANCE,
  /// A member that may run nothing.
  STANDBY,
  /// A member that may run everything.
  ONLINE;

  /// The condition in words.
  public Message words() {
    return Message.of("cluster.node." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
