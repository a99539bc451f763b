package futago.ui.cluster;

import futago.text.Message;
import java.time.Duration;
import java.util.Optional;

/// DRBD between the two nodes, as it is drawn.
///
/// @param state how it is connected
/// @param direction where the data goes
/// @param word DRBD's own word, or ours where there is none
/// @param behindKib KiB that one side lacks; empty where nobody knows
/// @param percent done of a synchronisation
/// @param left until its end
record LinkLine(
    State state,
    Direction direction,
    Message word,
    Optional<Long> behindKib,
    Optional<Double> percent,
    Optional<Duration> left) {
  /// How the line is drawn: whole, moving, dashed, cut.
  enum State {
    CONNECTED(Tone.GOOD),
    SYNCING(Tone.BUSY),
    WAITING(Tone.WARN),
    CUT(Tone.BAD),
    UNKNOWN(Tone.PLAIN);

    private final Tone tone;

    State(Tone tone) {
      this.tone = tone;
    }

    /// How that is meant.
    Tone tone() {
      return tone;
    }
  }

  /// Where the data goes, seen on the picture.
  enum Direction {
    LEFT,
    RIGHT,
    NONE
  }
}
