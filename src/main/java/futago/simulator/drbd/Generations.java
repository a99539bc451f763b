package futago.simulator.drbd;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// The generation identifiers of a node's data (DRBD 8.4 user's guide, "The generation identifier
/// tuple").
///
/// @param current of the data as it is
/// @param bitmap the generation from which changes for the peer are noted; 0 for none
/// @param newerHistory the generation before
/// @param olderHistory the one before that
record Generations(long current, long bitmap, long newerHistory, long olderHistory) {
  /// Fresh metadata: data that was never synchronised with anything.
  static final Generations JUST_CREATED = new Generations(4, 0, 0, 0);

  /// What DRBD adds to the bitmap's generation when a synchronisation begins, so that one that was
  /// broken off is told from one that never began.
  private static final long BEGUN = 1L << 48;

  private static final long PRIMARY_BIT = 1;

  /// The node goes on writing without its peer: a new generation begins, and what the peer has is
  /// remembered. Only the first time: later ones would forget what the peer has.
  Generations withoutPeer(RandomGenerator random) {
    return bitmap == 0 ? new Generations(fresh(random), current, newerHistory, olderHistory) : this;
  }

  /// This node's data is declared good although nothing is known of it (`primary --force`).
  Generations declaredGood(RandomGenerator random) {
    return new Generations(fresh(random), current, newerHistory, olderHistory);
  }

  /// The synchronisation to the peer begins.
  Generations syncBegun(RandomGenerator random) {
    return bitmap == 0
        ? new Generations(current, fresh(random), newerHistory, olderHistory)
        : new Generations(current, bitmap + BEGUN, bitmap, newerHistory);
  }

  /// What the target calls its data while it is being overwritten.
  Generations targetOf(Generations source) {
    return new Generations(source.bitmap, 0, newerHistory, olderHistory);
  }

  /// The synchronisation has ended: both have the source's data.
  Generations inSync() {
    return bitmap == 0 ? this : new Generations(current, 0, bitmap, newerHistory);
  }

  /// Whether it was never synchronised with anything.
  boolean isJustCreated() {
    return current == JUST_CREATED.current;
  }

  /// Whether both name the same data.
  boolean sameDataAs(Generations other) {
    return current == other.current;
  }

  /// Whether this data was made from the other by writing on without it.
  boolean descendsDirectlyFrom(Generations other) {
    return bitmap == other.current;
  }

  /// Whether the other's data is in this one's past.
  boolean descendsFrom(Generations other) {
    return newerHistory == other.current || olderHistory == other.current;
  }

  /// Whether both were once the same.
  boolean relatedTo(Generations other) {
    return (bitmap != 0 && bitmap == other.bitmap)
        || isPastOf(newerHistory, other)
        || isPastOf(olderHistory, other)
        || isPastOf(bitmap, other);
  }

  private static boolean isPastOf(long generation, Generations other) {
    return generation != 0
        && (generation == other.bitmap
            || generation == other.newerHistory
            || generation == other.olderHistory);
  }

  private static long fresh(RandomGenerator random) {
    return (random.nextLong() & ~PRIMARY_BIT) | 1L << 56;
  }

  /// As `drbdadm get-gi` prints them, without the flags behind them.
  ///
  /// @param primary the lowest bit is set while the node is Primary
  String text(boolean primary) {
    return String.format(
        Locale.ROOT,
        "%016X:%016X:%016X:%016X",
        current | (primary ? PRIMARY_BIT : 0),
        bitmap,
        newerHistory,
        olderHistory);
  }
}
