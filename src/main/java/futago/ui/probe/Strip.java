package futago.ui.probe;

import java.util.List;

/// The rows of a client so far, as they are shown.
///
/// @param stretches when it was served and when not, in order; only the last minute and a half
/// @param untilMillis the end of the last row, from the beginning of the run
/// @param acknowledged rows that the database has acknowledged
/// @param outages how many outages there were, one that goes on included
/// @param lastOutageMillis the last one; 0 for none
/// @param longestOutageMillis the longest one; 0 for none
/// @param out whether one goes on
public record Strip(
    List<Stretch> stretches,
    long untilMillis,
    long acknowledged,
    int outages,
    long lastOutageMillis,
    long longestOutageMillis,
    boolean out) {
  /// Before the first row.
  static final Strip EMPTY = new Strip(List.of(), 0, 0, 0, 0, 0, false);

  public Strip {
    stretches = List.copyOf(stretches);
  }

  /// A time in which nothing changed for the client.
  ///
  /// @param fromMillis its beginning, from the beginning of the run
  /// @param untilMillis its end
  /// @param served whether there was a database
  public record Stretch(long fromMillis, long untilMillis, boolean served) {}
}
