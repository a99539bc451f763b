package futago.cluster;

import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What must be the case before the cluster is told to do something.
final class Preconditions {
  private final ClusterSpec spec;
  private final ClusterStatus status;

  Preconditions(ClusterSpec spec, ClusterStatus status) {
    this.spec = spec;
    this.status = status;
  }

  /// There is a cluster that can be told something.
  PacemakerView running() throws RefusedException {
    PacemakerView view =
        status
            .pacemaker()
            .orElseThrow(
                () ->
                    new RefusedException("cluster.refused.not-running", ByHand.of(status).start()));
    if (view.dc().isEmpty()) {
      throw RefusedException.of(Finding.of("cluster.refused.no-dc"), true);
    }
    return view;
  }

  /// There is a cluster that would act on what it is told.
  PacemakerView acting() throws RefusedException {
    PacemakerView view = running();
    if (!view.quorum()) {
      throw new RefusedException("cluster.refused.no-quorum", view.seenFrom());
    }
    if (view.maintenanceMode()) {
      throw new RefusedException("cluster.refused.maintenance-mode");
    }
    return view;
  }

  /// A node's state.
  NodeState node(PacemakerView view, String name) throws RefusedException {
    peerOf(name);
    return view.node(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    "cluster.refused.not-a-member", name, ByHand.of(status).start()));
  }

  /// The other node than the named one, which must be in the spec.
  String peerOf(String name) throws RefusedException {
    List<String> names = spec.nodes().stream().map(NodeSpec::name).toList();
    if (!names.contains(name)) {
      throw new RefusedException("cluster.refused.unknown-node", name, String.join(", ", names));
    }
    return names.stream().filter(other -> !other.equals(name)).findFirst().orElseThrow();
  }

  /// The node on which the whole group runs, and from which Pacemaker would move it.
  String groupRuns(PacemakerView view) throws RefusedException {
    String unmanaged =
        ResourceNames.MEMBERS.stream()
            .filter(id -> view.primitives(id).anyMatch(member -> !member.managed()))
            .collect(Collectors.joining(", "));
    if (!unmanaged.isEmpty()) {
      throw new RefusedException("cluster.refused.unmanaged", unmanaged);
    }
    return status
        .groupOn()
        .orElseThrow(
            () ->
                RefusedException.of(
                    Finding.of("cluster.refused.group-not-running", ResourceNames.GROUP),
                    mayBeStarting(view)));
  }

  private static boolean mayBeStarting(PacemakerView view) {
    return ResourceNames.MEMBERS.stream()
        .flatMap(view::primitives)
        .noneMatch(member -> member.failed() || member.blocked() || member.wantedStopped());
  }

  /// A node could run the group now, with the newest data.
  void canTakeOver(PacemakerView view, String name) throws RefusedException {
    NodeState node = node(view, name);
    if (node.condition() == NodeCondition.STANDBY) {
      throw new RefusedException("cluster.refused.standby", name, node.condition().words());
    }
    if (node.condition() != NodeCondition.ONLINE) {
      throw RefusedException.of(
          Finding.of("cluster.refused.not-online", name, node.condition().words()),
          mayBeComing(node));
    }
    if (status.splitBrain()) {
      throw new RefusedException("cluster.refused.split-brain");
    }
    List<DrbdDisk> disks = disksOf(name, peerOf(name));
    if (disks.isEmpty()) {
      throw RefusedException.of(
          Finding.of("cluster.refused.drbd-not-connected", name, status.drbdResource()),
          mayConnect());
    }
    for (DrbdDisk disk : disks) {
      if (disk != DrbdDisk.UP_TO_DATE) {
        throw RefusedException.of(Finding.of("cluster.refused.disk", name, disk.toString()), true);
      }
    }
    if (view.cannotPromote(name)) {
      // DRBD's agent sets the score with its next look.
      throw RefusedException.of(PromotionFindings.of(name, status), true);
    }
  }

  /// One that answers may have been started a moment ago.
  private boolean mayBeComing(NodeState node) {
    return switch (node.condition()) {
      case PENDING -> true;
      case OFFLINE, UNCLEAN -> status.report(node.name()).filter(NodeReport::answered).isPresent();
      case SHUTTING_DOWN, MAINTENANCE, STANDBY, ONLINE -> false;
    };
  }

  /// Both sides want to be connected.
  private boolean mayConnect() {
    return status.nodes().stream()
        .allMatch(
            report ->
                report
                    .drbd()
                    .filter(device -> device.connection() != DrbdConnection.STAND_ALONE)
                    .isPresent());
  }

  /// The state of a node's disk as each side sees it. What a node without its peer says counts for
  /// nothing: an old disk calls itself UpToDate.
  private List<DrbdDisk> disksOf(String name, String peer) {
    var disks = new ArrayList<DrbdDisk>();
    status
        .report(name)
        .flatMap(NodeReport::drbd)
        .filter(device -> device.connection().established())
        .ifPresent(device -> disks.add(device.disk()));
    status
        .report(peer)
        .flatMap(NodeReport::drbd)
        .filter(device -> device.connection().established())
        .ifPresent(device -> disks.add(device.peerDisk()));
    return disks;
  }
}
