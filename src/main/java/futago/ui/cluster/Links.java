package futago.ui.cluster;

import futago.cluster.ClusterStatus;
import futago.cluster.DrbdConnection;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdRole;
import futago.cluster.NodeReport;
import futago.cluster.Resync;
import futago.text.Message;
import futago.ui.cluster.LinkLine.Direction;
import futago.ui.cluster.LinkLine.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Status → DRBD between the nodes.
final class Links {
  private Links() {}

  static LinkLine of(ClusterStatus status) {
    if (status.splitBrain()) {
      return without(State.CUT, Message.of("ui.cluster.link.split-brain"));
    }
    Optional<DrbdDevice> left = device(status, 0);
    Optional<DrbdDevice> right = device(status, 1);
    // A side that is connected knows of both; where neither is, the one that gave up says more.
    Optional<DrbdDevice> best =
        Stream.concat(left.stream(), right.stream())
            .min(java.util.Comparator.comparingInt(Links::rank));
    if (best.isEmpty()) {
      boolean known = status.nodes().stream().allMatch(Links::isKnown);
      return without(
          State.UNKNOWN, Message.of(known ? "ui.cluster.disk.down" : "ui.cluster.node.unknown"));
    }
    DrbdDevice device = best.get();
    boolean mirrored = !left.equals(best);
    return new LinkLine(
        state(device),
        device.connection().established() ? direction(device, mirrored) : Direction.NONE,
        Message.of("ui.cluster.link.word", device.connection().toString()),
        behind(left, right),
        device.resync().map(Resync::percent),
        device.resync().flatMap(Resync::left));
  }

  private static LinkLine without(State state, Message word) {
    return new LinkLine(
        state, Direction.NONE, word, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Optional<DrbdDevice> device(ClusterStatus status, int index) {
    return status.nodes().get(index).drbd();
  }

  private static boolean isKnown(NodeReport report) {
    return report.answered() && report.trouble().isEmpty();
  }

  private static int rank(DrbdDevice device) {
    if (device.connection().established()) {
      return 0;
    }
    return device.connection() == DrbdConnection.STAND_ALONE ? 1 : 2;
  }

  private static State state(DrbdDevice device) {
    if (device.resync().isPresent()) {
      return State.SYNCING;
    }
    if (device.connection() == DrbdConnection.CONNECTED) {
      return State.CONNECTED;
    }
    if (device.connection().established()) {
      return State.SYNCING;
    }
    return device.connection() == DrbdConnection.STAND_ALONE ? State.CUT : State.WAITING;
  }

  /// From the one that has the data to the one that gets it, as seen from the left node.
  private static Direction direction(DrbdDevice device, boolean mirrored) {
    Optional<Boolean> sends =
        switch (device.connection()) {
          case SYNC_SOURCE, STARTING_SYNC_SOURCE, BITMAP_SOURCE, PAUSED_SYNC_SOURCE, AHEAD ->
              Optional.of(true);
          case SYNC_TARGET, STARTING_SYNC_TARGET, BITMAP_TARGET, PAUSED_SYNC_TARGET, BEHIND ->
              Optional.of(false);
          default -> byRole(device);
        };
    return sends
        .map(away -> away == mirrored ? Direction.LEFT : Direction.RIGHT)
        .orElse(Direction.NONE);
  }

  private static Optional<Boolean> byRole(DrbdDevice device) {
    if (device.role() == device.peerRole()) {
      return Optional.empty();
    }
    return Optional.of(device.role() == DrbdRole.PRIMARY);
  }

  private static Optional<Long> behind(Optional<DrbdDevice> left, Optional<DrbdDevice> right) {
    List<Long> both =
        Stream.concat(left.stream(), right.stream()).map(DrbdDevice::outOfSyncKib).toList();
    return both.stream().max(Long::compare);
  }
}
