package futago.cluster.drill;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeException;
import futago.platform.Platforms;
import futago.remote.LockHolder;
import futago.remote.NodeLock;
import futago.remote.NodeLocks;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans drills, so that they can be shown, and runs them.
public final class DrillRunner {
  private final DrillGround ground;
  private final ClusterActions actions;

  public DrillRunner(DrillGround ground) {
    this.ground = ground;
    this.actions = new ClusterActions(ground.spec(), ground.nodes(), ground.clock(), ground.pace());
  }

  /// Reads the cluster and says what a drill would come to now. Changes nothing.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  public DrillPlan plan(Drill drill) throws InterruptedException {
    return plan(drill, new ClusterReader(ground.spec(), ground.nodes(), ground.clock()).read());
  }

  /// Says what a drill would come to in the given state. Contacts no node.
  public DrillPlan plan(Drill drill, ClusterStatus status) {
    List<Finding> missing = Wholeness.missing(status);
    if (!missing.isEmpty()) {
      return new DrillPlan.Refused(missing);
    }
    return switch (actions.plan(new ActionRequest.Switchover(Optional.empty()), status)) {
      case ActionPlan.Refused refused -> new DrillPlan.Refused(List.of(refused.why()));
      case ActionPlan.NothingToDo nothing ->
          new DrillPlan.Refused(
              List.of(new Finding(nothing.said(), Message.of("drill.refused.wait"))));
      case ActionPlan.Ready move -> ready(drill, status, move);
    };
  }

  private DrillPlan.Ready ready(Drill drill, ClusterStatus status, ActionPlan.Ready move) {
    ClusterSpec spec = ground.spec();
    NodeSpec active =
        spec.nodes().stream()
            .filter(node -> status.groupOn().equals(Optional.of(node.name())))
            .findFirst()
            .orElseThrow();
    PlatformName platform = status.platform().orElse(PlatformName.DEBIAN_COROSYNC);
    var scenario =
        new Scenario(
            spec,
            Platforms.planned(platform, spec).membership(),
            ground.power().isPresent(),
            active,
            spec.peerOf(active));
    return new DrillPlan.Ready(
        drill,
        active.name(),
        spec.peerOf(active).name(),
        scenario.harm(drill, move),
        scenario.heal(drill),
        status);
  }

  /// Runs a drill to its end. What it has done is taken back also if it fails or is interrupted.
  ///
  /// @param plan made just now
  /// @param listener told of what happens
  /// @return what came of it, also if that is not what was expected
  /// @throws DrillRefusedException if there is no database for a client, or somebody else is at
  ///   work on a node; nothing was done then
  /// @throws InterruptedException if the calling thread was interrupted
  public DrillResult run(DrillPlan.Ready plan, DrillOptions options, DrillListener listener)
      throws DrillRefusedException, InterruptedException {
    requireNobodyAtWork(plan.drill(), listener);
    try (var probe =
            new Probe(ground.target(), ground.time(), ground.clock().instant().toEpochMilli());
        var course = new DrillCourse(ground, actions, plan, options, listener, probe)) {
      return course.run();
    } catch (ProbeException e) {
      throw new DrillRefusedException(
          new Finding(
              Message.of(
                  "drill.refused.no-database",
                  ground.spec().virtualIp().address(),
                  Integer.toString(ground.spec().postgresql().port()),
                  e.getMessage()),
              Message.of("drill.refused.no-database.cure")));
    }
  }

  /// The drill's own actions take the nodes' locks one by one; a failure must not hit somebody's
  /// installation.
  private void requireNobodyAtWork(Drill drill, DrillListener listener)
      throws DrillRefusedException, InterruptedException {
    var locks =
        new NodeLocks(
            LockHolder.here("drill " + drill.id(), ground.clock().instant()),
            ground.pace(),
            () -> {});
    try {
      var all = new ArrayList<RemoteNode>();
      for (NodeSpec node : ground.spec().nodes()) {
        all.add(ground.nodes().get(node.name()));
      }
      List<NodeLocks.Refused> held = locks.take(all, _ -> false);
      locks.release();
      locks
          .replaced()
          .forEach(replaced -> listener.happened(new DrillEvent.Noticed(replaced.said())));
      if (!held.isEmpty()) {
        throw new DrillRefusedException(
            new Finding(held.getFirst().held().found(), Message.of("drill.refused.wait")));
      }
    } catch (RemoteException e) {
      throw new DrillRefusedException(new Finding(e.what(), e.cure()));
    } catch (NodeLock.LockFailedException e) {
      throw new DrillRefusedException(
          new Finding(
              Message.of("drill.refused.lock", e.node(), e.result().error().strip()),
              Message.of("drill.refused.wait")));
    }
  }
}
