package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeCondition;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.platform.ResourceNames;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person does with a cluster in which Futago died in the midst of a drill.
final class Mending {
  private final SimulatedCluster cluster;

  Mending(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /// What a person does after a crash: switches on what is off, cleans up, takes the table away.
  void afterwards(String what) throws Exception {
    for (NodeSpec node : cluster.simulation.spec().nodes()) {
      if (!cluster.simulation.isOn(node.name())) {
        cluster.simulation.powerOn(node.name());
      }
    }
    assertThat(cluster.read().nodes()).as(what).hasSize(2);
    cluster.awaitOrphans();
    // Before that it may look whole only because nobody has missed the other one yet.
    mendedByTheirTimers(what);
    cluster.until(what + ": both nodes are members", Mending::bothOnline);
    cleanUp(Optional.of(ResourceNames.GROUP));
    var patience = new Patience();
    for (ClusterStatus status = cluster.read(); !isWhole(status); status = cluster.read()) {
      cleanUp(Optional.empty());
      patience.pause("%s; last seen: %s", what, status);
    }
    takeTheTableAway(what, patience);
  }

  /// An address that has just gone is missed at Pacemaker's next look only.
  private void takeTheTableAway(String what, Patience patience) throws InterruptedException {
    while (true) {
      try (ProbeConnection client = cluster.database().open()) {
        client.dropTable();
        return;
      } catch (ProbeException e) {
        patience.pause("%s; %s", what, e.getMessage());
      }
    }
  }

  /// Of a cut link no rule is left, and no timer.
  private void mendedByTheirTimers(String what) throws InterruptedException {
    var patience = new Patience();
    List<String> left = leftOfCuts();
    while (!left.isEmpty()) {
      patience.pause("%s; still there: %s", what, left);
      left = leftOfCuts();
    }
  }

  private List<String> leftOfCuts() {
    ClusterSpec spec = cluster.simulation.spec();
    var left = new ArrayList<String>();
    for (NodeSpec node : spec.nodes()) {
      Machine machine = cluster.simulation.machine(node.name());
      Firewall firewall = machine.part(Firewall.class);
      if (!firewall.lets("tcp", spec.drbd().port())) {
        left.add(node.name() + ": the rule for DRBD's port");
      }
      if (!firewall.lets("udp", cluster.membershipPort())) {
        left.add(node.name() + ": the rule for the cluster's port");
      }
      if (machine.files().find("/var/run/futago-drill.pid").isPresent()) {
        left.add(node.name() + ": the timer's number");
      }
    }
    return left;
  }

  /// What it does not clean is seen, and cleaned the next time.
  private void cleanUp(Optional<String> resource) throws InterruptedException {
    if (cluster.plan(new ActionRequest.Cleanup(resource)) instanceof ActionPlan.Ready ready) {
      var _ = cluster.carryOut(ready);
    }
  }

  /// As a drill wants it. An election may still be going on when the nodes are members again, and a
  /// cluster without a DC has no quorum either.
  private static boolean isWhole(ClusterStatus status) {
    return status.nothingIsMissing()
        && bothOnline(status)
        && status
            .pacemaker()
            .filter(view -> view.dc().isPresent() && view.quorum())
            .filter(view -> view.failedActions().isEmpty() && view.leftBehind().isEmpty())
            .isPresent();
  }

  private static boolean bothOnline(ClusterStatus status) {
    return !status.partitioned()
        && status
            .pacemaker()
            .filter(
                view ->
                    view.nodes().stream()
                        .allMatch(node -> node.condition() == NodeCondition.ONLINE))
            .isPresent();
  }
}
