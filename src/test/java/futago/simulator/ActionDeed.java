package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;

/// An action on a running cluster. Whatever became of it, a new Futago can read the cluster at
/// once, is kept out by no lock, and does the same or finds it done; nothing of a move is left.
///
/// @param cluster where it is done
/// @param acted which action
record ActionDeed(SimulatedCluster cluster, Acted acted) implements Deed {
  @Override
  public String name() {
    return acted.toString();
  }

  @Override
  public Aftermath begin(ActionDeath death) throws Exception {
    ActionRequest request = acted.request(cluster, whole());
    Simulation simulation = cluster.simulation;
    try (var nodes = new ClusterNodes(simulation.spec(), death::to)) {
      var actions =
          new ClusterActions(simulation.spec(), nodes, simulation.clock(), simulation.speed());
      ActionPlan plan = actions.plan(request);
      assertThat(plan).isInstanceOf(ActionPlan.Ready.class);
      death.arm();
      ActionResult result = actions.carryOut((ActionPlan.Ready) plan, ActionListener.NONE);
      if (!death.isDead()) {
        assertThat(result).isInstanceOf(ActionResult.Done.class);
      }
    }
    return when -> again(request, when);
  }

  /// A new Futago looks at once. It does the same as soon as what the dead one began is over: in
  /// the midst of a move there is no database to write a checkpoint. Two moves at once have their
  /// turn in {@link SecondMoveTest}.
  private void again(ActionRequest request, String when) throws InterruptedException {
    assertThat(cluster.read().pacemaker()).as(when).isPresent();
    nothingIsLeft(when);
    var patience = new Patience();
    ActionPlan plan = cluster.plan(request);
    while (plan instanceof ActionPlan.Refused) {
      patience.pause("%s: %s", when, plan);
      plan = cluster.plan(request);
    }
    if (plan instanceof ActionPlan.Ready ready) {
      assertThat(cluster.carryOut(ready)).as(when).isInstanceOf(ActionResult.Done.class);
    }
    nothingIsLeft(when);
  }

  private void nothingIsLeft(String when) throws InterruptedException {
    cluster.awaitOrphans();
    assertThat(cluster.read().pacemaker().map(PacemakerView::leftBehind).orElseThrow())
        .as(when)
        .isEmpty();
    assertThat(cluster.command("alice", "cibadmin", "-Q")).as(when).doesNotContain("futago");
  }

  /// Ends what an action has made on purpose, and waits until nothing is missing.
  private ClusterStatus whole() throws InterruptedException {
    PacemakerView view = cluster.read().pacemaker().orElseThrow();
    if (view.maintenanceMode()) {
      cluster.act(new ActionRequest.Maintenance(false));
    }
    for (NodeState node : view.nodes()) {
      if (node.standby()) {
        cluster.act(new ActionRequest.Online(node.name()));
      }
    }
    return cluster.until("nothing is missing", ClusterStatus::nothingIsMissing);
  }
}
