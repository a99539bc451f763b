package futago.cluster;

import java.util.List;
import java.util.Optional;

/// Recognises DRBD split brain: both nodes have written what the other never saw, so that one
/// side's writes will be lost.
///
/// The connection states alone do not tell. `StandAlone` on one side and `WFConnection` or
/// `StandAlone` on the other is what a split brain ends in, but also what `drbdadm disconnect` does
/// with nothing lost. It is a split brain, and said to be one, only if both nodes answered, neither
/// is connected, and
/// - both are Primary: then whatever either writes the other does not see; or
/// - their generation identifiers have parted: neither's data is what the other's once was. This is
///   what DRBD itself compares when the two connect (DRBD 8.4 user's guide, "How DRBD uses
///   generation identifiers", whose last two rows are this), so it shows before they have met, and
///   still does after one of them has been made Secondary again.
///
/// With one node out of reach nothing is claimed.
final class SplitBrain {
  private SplitBrain() {}

  /// Whether the answers of the two nodes prove a split brain.
  static boolean provenBy(List<NodeAnswer> answers) {
    if (answers.size() != 2 || answers.stream().anyMatch(SplitBrain::isConnectedOrUnknown)) {
      return false;
    }
    return answers.stream().allMatch(SplitBrain::isPrimary)
        || diverged(answers.getFirst().generations(), answers.getLast().generations());
  }

  private static boolean isConnectedOrUnknown(NodeAnswer answer) {
    return answer.report().drbd().map(device -> device.connection().established()).orElse(true);
  }

  private static boolean isPrimary(NodeAnswer answer) {
    return answer.report().drbd().orElseThrow().role() == DrbdRole.PRIMARY;
  }

  private static boolean diverged(Optional<DrbdGenerations> one, Optional<DrbdGenerations> other) {
    return one.isPresent() && other.isPresent() && one.get().divergedFrom(other.get());
  }
}
