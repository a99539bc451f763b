package futago.cluster.probe;

import java.time.Duration;

/// A time in which a client had no database, or had to wait for it.
///
/// @param fromMillis when the last row before it was acknowledged, counted from the beginning of
///   the run
/// @param millis how long it was, to the first row that was acknowledged at once again
/// @param refused whether a row was refused, rather than that all were waited for
public record Outage(long fromMillis, long millis, boolean refused) {
  /// Whether a client that puts up with a slow answer now and then would count it.
  ///
  /// @param slow the longest answer that still is but a slow one
  public boolean counts(Duration slow) {
    return refused || millis > slow.toMillis();
  }
}
