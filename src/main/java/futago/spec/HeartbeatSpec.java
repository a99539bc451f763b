package futago.spec;

import java.util.Optional;

/// How Heartbeat talks, and how long it waits. What is empty is left to Heartbeat, as in the talk.
///
/// @param transport how its packets travel
/// @param group the multicast group, for `mcast` only
/// @param port UDP port
/// @param keepalive time between two packets, such as `2` (seconds) or `500ms`
/// @param warntime time after which a late packet is noted
/// @param deadtime time after which a silent node is dead
/// @param initdead the same while the cluster starts
public record HeartbeatSpec(
    Transport transport,
    String group,
    int port,
    Optional<String> keepalive,
    Optional<String> warntime,
    Optional<String> deadtime,
    Optional<String> initdead) {
  /// The port that is Heartbeat's own.
  public static final int USUAL_PORT = 694;

  static final String USUAL_GROUP = "225.0.0.1";

  /// The talk's: unicast, all times Heartbeat's own.
  static final HeartbeatSpec TALK =
      new HeartbeatSpec(
          Transport.UCAST,
          USUAL_GROUP,
          USUAL_PORT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// How packets travel, as ha.cf calls it.
  public enum Transport {
    /// To each node by its address.
    UCAST,
    /// To a multicast group.
    MCAST,
    /// To everybody on the network.
    BCAST
  }
}
