package futago.cluster.probe;

/// One row that a probe tried to write.
///
/// @param number its number, from 1
/// @param atMillis when it was begun, counted from the beginning of the run
/// @param tookMillis until it was acknowledged or given up
/// @param acknowledged whether the database has acknowledged it
public record ProbeSlot(long number, long atMillis, long tookMillis, boolean acknowledged) {
  /// A client that waits longer than this for one row would call it an outage.
  static final long SLOW_MILLIS = 1_000;

  /// A client gives a row up after that long.
  static final long GIVEN_UP_MILLIS = 3_000;

  /// Whether a client would say that the database was there.
  public boolean isGreen() {
    return acknowledged && tookMillis < SLOW_MILLIS;
  }

  /// Whether there was nobody to take it, or somebody who would not; not one that was waited for in
  /// vain.
  public boolean isRefused() {
    return !acknowledged && tookMillis < GIVEN_UP_MILLIS;
  }

  /// When it was over, counted from the beginning of the run.
  public long endMillis() {
    return atMillis + tookMillis;
  }
}
