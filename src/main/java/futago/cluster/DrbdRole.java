package futago.cluster;

/// What a node may do with a DRBD device (drbd.conf(5), "roles").
public enum DrbdRole {
  /// Read and write it.
  PRIMARY("Primary"),
  /// Only take the peer's writes.
  SECONDARY("Secondary"),
  /// Of a peer that is not connected.
  UNKNOWN("Unknown");

  private final String word;

  DrbdRole(String word) {
    this.word = word;
  }

  /// DRBD's own word, such as `Primary`.
  @Override
  public String toString() {
    return word;
  }
}
