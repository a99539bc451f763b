package futago.simulator.drbd;

/// State of a connection to the peer (drbd.conf(5); `cs:` in `/proc/drbd`).
enum Cstate {
  STAND_ALONE("StandAlone"),
  WF_CONNECTION("WFConnection"),
  CONNECTED("Connected"),
  SYNC_SOURCE("SyncSource"),
  SYNC_TARGET("SyncTarget");

  private final String word;

  Cstate(String word) {
    this.word = word;
  }

  /// Whether the two talk.
  boolean established() {
    return this == CONNECTED || synchronising();
  }

  /// Whether blocks are being sent to the one whose data is old.
  boolean synchronising() {
    return this == SYNC_SOURCE || this == SYNC_TARGET;
  }

  @Override
  public String toString() {
    return word;
  }
}
