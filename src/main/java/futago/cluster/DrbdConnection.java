package futago.cluster;

/// How a DRBD device is connected to its peer (DRBD 8.4 user's guide, "Connection states").
public enum DrbdConnection {
  /// Not connected and not trying: told to be so, or the peer's data was refused.
  STAND_ALONE("StandAlone", false),
  DISCONNECTING("Disconnecting", false),
  UNCONNECTED("Unconnected", false),
  TIMEOUT("Timeout", false),
  BROKEN_PIPE("BrokenPipe", false),
  NETWORK_FAILURE("NetworkFailure", false),
  PROTOCOL_ERROR("ProtocolError", false),
  TEAR_DOWN("TearDown", false),
  /// Waiting for the peer to come.
  WAITING("WFConnection", false),
  HANDSHAKE("WFReportParams", false),
  CONNECTED("Connected", true),
  STARTING_SYNC_SOURCE("StartingSyncS", true),
  STARTING_SYNC_TARGET("StartingSyncT", true),
  BITMAP_SOURCE("WFBitMapS", true),
  BITMAP_TARGET("WFBitMapT", true),
  SYNC_UUID("WFSyncUUID", true),
  /// This node's data goes to the peer.
  SYNC_SOURCE("SyncSource", true),
  /// The peer's data comes to this node.
  SYNC_TARGET("SyncTarget", true),
  PAUSED_SYNC_SOURCE("PausedSyncS", true),
  PAUSED_SYNC_TARGET("PausedSyncT", true),
  VERIFY_SOURCE("VerifyS", true),
  VERIFY_TARGET("VerifyT", true),
  AHEAD("Ahead", true),
  BEHIND("Behind", true);

  private final String word;
  private final boolean established;

  DrbdConnection(String word, boolean established) {
    this.word = word;
    this.established = established;
  }

  /// Whether the two nodes talk to each other, so that each knows the other's role and disk.
  public boolean established() {
    return established;
  }

  /// DRBD's own word, such as `WFConnection`.
  @Override
  public String toString() {
    return word;
  }
}
