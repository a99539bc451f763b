package futago.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// The generation identifiers of a node's data (DRBD 8.4 user's guide, "The generation identifier
/// tuple"; drbdadm(8), `get-gi`). A node begins a new generation when it goes on writing without
/// its peer.
///
/// @param current of the data as it is
/// @param bitmap the generation from which changes for the peer are noted; 0 for none
/// @param newerHistory the generation before
/// @param olderHistory the one before that
record DrbdGenerations(long current, long bitmap, long newerHistory, long olderHistory) {
  private static final Pattern TUPLE =
      Pattern.compile("([0-9A-F]{16}):([0-9A-F]{16}):([0-9A-F]{16}):([0-9A-F]{16}):.*");

  /// Set while the node is Primary; not part of the identifier.
  private static final long PRIMARY_BIT = 1;

  /// Data that was never synchronised with anything.
  private static final long JUST_CREATED = 4;

  DrbdGenerations {
    current &= ~PRIMARY_BIT;
    bitmap &= ~PRIMARY_BIT;
    newerHistory &= ~PRIMARY_BIT;
    olderHistory &= ~PRIMARY_BIT;
  }

  /// Reads what `drbdadm get-gi` prints; empty for anything else.
  static Optional<DrbdGenerations> parse(String text) {
    Matcher tuple = TUPLE.matcher(text.strip());
    return tuple.matches()
        ? Optional.of(
            new DrbdGenerations(
                number(tuple, 1), number(tuple, 2), number(tuple, 3), number(tuple, 4)))
        : Optional.empty();
  }

  /// Whether each of the two has written what the other never saw: different data now, and neither
  /// is what the other once was.
  boolean divergedFrom(DrbdGenerations other) {
    return real(current)
        && real(other.current)
        && current != other.current
        && !other.descendsFrom(current)
        && !descendsFrom(other.current);
  }

  private boolean descendsFrom(long generation) {
    return LongStream.of(bitmap, newerHistory, olderHistory).anyMatch(past -> past == generation);
  }

  private static boolean real(long generation) {
    return generation != 0 && generation != JUST_CREATED;
  }

  private static long number(Matcher tuple, int group) {
    return Long.parseUnsignedLong(tuple.group(group), 16);
  }
}
