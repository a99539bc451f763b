package futago.cluster;

import futago.cluster.ActionPlan.NothingToDo;
import futago.cluster.ActionPlan.Ready;
import futago.cluster.ActionPlan.Work;
import futago.cluster.ActionRequest.Reconnect;
import futago.cluster.ActionRequest.Repair;
import futago.command.Action;
import futago.platform.ResourceNames;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what a request comes to that is about the replicated disk. It needs no cluster: DRBD can
/// be put right also while Pacemaker is stopped.
final class DrbdPlanner {
  private final ClusterStatus status;
  private final Preconditions preconditions;
  private final Commands commands;

  DrbdPlanner(ClusterStatus status, Preconditions preconditions, Commands commands) {
    this.status = status;
    this.preconditions = preconditions;
    this.commands = commands;
  }

  ActionPlan reconnect(Reconnect request) throws RefusedException {
    if (status.splitBrain()) {
      throw new RefusedException("cluster.refused.reconnect-split-brain");
    }
    List<NodeReport> up = status.nodes().stream().filter(each -> each.drbd().isPresent()).toList();
    if (up.isEmpty()) {
      throw new RefusedException("cluster.refused.drbd-down", status.drbdResource());
    }
    if (up.stream().anyMatch(each -> device(each).connection().established())) {
      return new NothingToDo(Message.of("cluster.nothing.connected"));
    }
    List<String> given =
        up.stream().filter(DrbdPlanner::standsAlone).map(NodeReport::node).toList();
    if (given.isEmpty()) {
      throw new RefusedException(
          "cluster.refused.waiting", device(up.getFirst()).connection().toString());
    }
    var work = new ArrayList<Work>();
    for (String node : given) {
      List<Action> here = new ArrayList<>(List.of(commands.drbdadm("connect")));
      // With the other node out of reach it can only wait for it.
      if (node.equals(given.getLast()) && up.size() == 2) {
        here.add(commands.connected());
      }
      work.add(new Work(node, here));
    }
    return new Ready(
        request,
        Message.of("cluster.expect.reconnect", String.join(", ", given)),
        work,
        status.groupOn());
  }

  ActionPlan repair(Repair request) throws RefusedException {
    String victim = request.victim();
    String survivor = preconditions.peerOf(victim);
    DrbdDevice lost = known(victim);
    DrbdDevice kept = known(survivor);
    if (!status.splitBrain()) {
      return new NothingToDo(Message.of("cluster.nothing.no-split-brain"));
    }
    if (status.partitioned()) {
      throw new RefusedException("cluster.refused.partitioned");
    }
    if (kept.disk() != DrbdDisk.UP_TO_DATE) {
      throw new RefusedException("cluster.refused.survivor", survivor, kept.disk().toString());
    }
    boolean moves = runsOn(victim);
    var work = new ArrayList<Work>();
    if (moves) {
      work.add(new Work(mover(victim, survivor), List.of(commands.move(survivor))));
    }
    work.add(new Work(victim, discard(lost)));
    work.add(new Work(survivor, accept(kept)));
    return new Ready(
        request,
        moves
            ? Message.of("cluster.expect.repair-moves", victim, survivor)
            : Message.of("cluster.expect.repair", victim, survivor),
        work,
        moves ? Optional.of(survivor) : status.groupOn());
  }

  private DrbdDevice known(String node) throws RefusedException {
    NodeReport report = status.report(node).orElseThrow();
    if (report.drbd().isEmpty()) {
      throw report
          .trouble()
          .map(RefusedException::new)
          .orElseGet(() -> new RefusedException("cluster.refused.drbd-unseen", node));
    }
    return device(report);
  }

  /// DRBD refuses to throw away the data of a Primary, and to make one Secondary that is mounted:
  /// should the database have come up there meanwhile, nothing is lost.
  private List<Action> discard(DrbdDevice victim) {
    var here = new ArrayList<Action>();
    if (victim.connection() != DrbdConnection.STAND_ALONE) {
      here.add(commands.drbdadm("disconnect"));
    }
    here.add(commands.drbdadm("secondary"));
    here.add(commands.drbdadm("connect", "--discard-my-data"));
    return here;
  }

  private List<Action> accept(DrbdDevice survivor) {
    var here = new ArrayList<Action>();
    if (survivor.connection() == DrbdConnection.STAND_ALONE) {
      here.add(commands.drbdadm("connect"));
    }
    here.add(commands.connected());
    here.add(commands.synchronised());
    return here;
  }

  /// The node that has the cluster move the database off the victim.
  private String mover(String victim, String survivor) throws RefusedException {
    PacemakerView view = preconditions.acting();
    if (!preconditions.groupRuns(view).equals(victim)) {
      throw new RefusedException("cluster.refused.group-not-running", ResourceNames.GROUP);
    }
    NodeState node = preconditions.node(view, survivor);
    if (node.condition() != NodeCondition.ONLINE) {
      throw new RefusedException("cluster.refused.not-online", survivor, node.condition().words());
    }
    return view.seenFrom();
  }

  /// Whether something of the database runs on a node.
  private boolean runsOn(String node) {
    return status.pacemaker().stream()
        .flatMap(view -> ResourceNames.MEMBERS.stream().flatMap(view::primitives))
        .flatMap(member -> member.nodes().stream())
        .anyMatch(node::equals);
  }

  private static boolean standsAlone(NodeReport report) {
    return device(report).connection() == DrbdConnection.STAND_ALONE;
  }

  private static DrbdDevice device(NodeReport report) {
    return report.drbd().orElseThrow();
  }
}
