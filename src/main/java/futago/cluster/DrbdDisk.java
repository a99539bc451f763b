package futago.cluster;

/// How the data on one side of a DRBD device is (DRBD 8.4 user's guide, "Disk states").
public enum DrbdDisk {
  DISKLESS("Diskless"),
  ATTACHING("Attaching"),
  DETACHING("Detaching"),
  FAILED("Failed"),
  NEGOTIATING("Negotiating"),
  /// Neither old nor new: in the middle of a synchronisation, or never synchronised.
  INCONSISTENT("Inconsistent"),
  /// Consistent, but older than the peer's.
  OUTDATED("Outdated"),
  /// Of a peer that is not connected.
  UNKNOWN("DUnknown"),
  /// Consistent; whether it is the newest is decided when the peer is connected.
  CONSISTENT("Consistent"),
  /// The newest data, as far as this node knows.
  UP_TO_DATE("UpToDate");

  private final String word;

  DrbdDisk(String word) {
    this.word = word;
  }

  /// DRBD's own word, such as `UpToDate`.
  @Override
  public String toString() {
    return word;
  }
}
