package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdRole;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;
import futago.platform.ResourceNames;
import futago.simulator.machine.Database;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futago dies in the midst of an action on a running cluster: what it began comes to its end by
/// itself, and takes a move's constraint back. A new one can read the cluster at once, is kept out
/// by no lock, and does the same or finds it done.
class KilledActionsTest {
  /// An action, and what brings a cluster that is whole to where it makes sense.
  enum Acted {
    SWITCHOVER {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
        return new ActionRequest.Switchover(Optional.of(peer(whole)));
      }
    },
    STANDBY {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
        return new ActionRequest.Standby(active(whole));
      }
    },
    ONLINE {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
        cluster.act(new ActionRequest.Standby(peer(whole)));
        return new ActionRequest.Online(peer(whole));
      }
    },
    MAINTENANCE {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
        return new ActionRequest.Maintenance(true);
      }
    },
    MAINTENANCE_OFF {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
        cluster.act(new ActionRequest.Maintenance(true));
        return new ActionRequest.Maintenance(false);
      }
    },
    CLEANUP {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) {
        return new ActionRequest.Cleanup(Optional.of(ResourceNames.GROUP));
      }
    },
    RECONNECT {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
        cluster.command(peer(whole), "drbdadm", "disconnect", whole.drbdResource());
        cluster.until(
            "the disks are apart",
            status ->
                status.nodes().stream()
                    .flatMap(report -> report.drbd().stream())
                    .noneMatch(device -> device.connection().established()));
        return new ActionRequest.Reconnect();
      }
    },
    REPAIR {
      @Override
      ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception {
        cluster.simulation.cutLink();
        cluster.until(
            "each believes that it is alone",
            status ->
                status.partitioned()
                    && cluster.simulation.spec().nodes().stream()
                        .map(node -> cluster.simulation.machine(node.name()))
                        .allMatch(machine -> machine.part(Database.class).isRunning()));
        cluster.simulation.mendLink();
        // The side that serves is given up, so that the database is moved, too.
        return new ActionRequest.Repair(
            active(
                cluster.until(
                    "one side is left",
                    status ->
                        status.splitBrain()
                            && status.groupOn().isPresent()
                            && !status.partitioned()
                            && primaries(status) == 1)));
      }
    };

    abstract ActionRequest request(SimulatedCluster cluster, ClusterStatus whole) throws Exception;

    private static String active(ClusterStatus status) {
      return status.groupOn().orElseThrow();
    }

    private static String peer(ClusterStatus status) {
      return active(status).equals("alice") ? "bob" : "alice";
    }

    private static long primaries(ClusterStatus status) {
      return status.nodes().stream()
          .flatMap(report -> report.drbd().stream())
          .filter(device -> device.role() == DrbdRole.PRIMARY)
          .count();
    }
  }

  /// A part of the moments, drawn anew from the same seed each time.
  @ParameterizedTest
  @EnumSource
  @Timeout(240)
  void atSomeMoments(PlatformName platform) throws Exception {
    var random = new Random(20140227);
    assertThat(killed(platform, _ -> random.nextInt(16) == 0)).isPositive();
  }

  /// All of them.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  @Timeout(1800)
  void atEveryMoment(PlatformName platform) throws Exception {
    int died = killed(platform, _ -> true);
    System.out.printf("%s: killed at %d moments of actions%n", platform.id(), died);
    assertThat(died).isGreaterThan(100);
  }

  /// @param wanted which of the moments of an undisturbed action have their turn
  /// @return how often it died
  private static int killed(PlatformName platform, Predicate<ActionDeath.Moment> wanted)
      throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      Set<String> questions = questions(cluster);
      int died = 0;
      for (Acted acted : Acted.values()) {
        var undisturbed = new HashSet<ActionDeath.Moment>();
        ActionRequest first = acted.request(cluster, whole(cluster));
        assertThat(actAndDie(cluster, first, _ -> false, undisturbed)).isEmpty();
        List<ActionDeath.Moment> moments =
            undisturbed.stream()
                .filter(moment -> !questions.contains(moment.line()))
                .sorted(Comparator.comparing(ActionDeath.Moment::line))
                .filter(wanted)
                .toList();
        for (ActionDeath.Moment moment : moments) {
          ActionRequest request = acted.request(cluster, whole(cluster));
          // One that is waited with may come less often than the last time.
          if (actAndDie(cluster, request, moment::equals, new HashSet<>()).isPresent()) {
            died++;
          }
          again(cluster, request, acted + " at " + moment);
        }
      }
      cluster.everythingIsModelled();
      return died;
    }
  }

  /// All that is run for a look at the cluster, which changes nothing.
  static Set<String> questions(SimulatedCluster cluster) throws InterruptedException {
    ClusterSpec spec = cluster.simulation.spec();
    var lines = new TreeSet<String>();
    try (var death = new ActionDeath(cluster, _ -> false);
        var nodes = new ClusterNodes(spec, death::to)) {
      death.arm();
      assertThat(new ClusterReader(spec, nodes, cluster.simulation.clock()).read().pacemaker())
          .isPresent();
      death.seen().forEach(moment -> lines.add(moment.line()));
    }
    return lines;
  }

  /// Begins an action, and dies at the chosen moment.
  ///
  /// @param seen is given the moments that came
  /// @return when it died; empty if it came to its end, which was a good one
  private static Optional<ActionDeath.Moment> actAndDie(
      SimulatedCluster cluster,
      ActionRequest request,
      Predicate<ActionDeath.Moment> chooses,
      Set<ActionDeath.Moment> seen)
      throws InterruptedException {
    Simulation simulation = cluster.simulation;
    try (var death = new ActionDeath(cluster, chooses);
        var nodes = new ClusterNodes(simulation.spec(), death::to)) {
      var actions =
          new ClusterActions(simulation.spec(), nodes, simulation.clock(), simulation.speed());
      ActionPlan plan = actions.plan(request);
      assertThat(plan).isInstanceOf(ActionPlan.Ready.class);
      death.arm();
      ActionResult result = actions.carryOut((ActionPlan.Ready) plan, ActionListener.NONE);
      seen.addAll(death.seen());
      if (!death.isDead()) {
        assertThat(result).isInstanceOf(ActionResult.Done.class);
      }
      return death.moment();
    }
  }

  /// A new Futago looks at once. It does the same as soon as what the dead one began is over: in
  /// the midst of a move there is no database to write a checkpoint. Two moves at once have their
  /// turn in {@link SecondMoveTest}.
  private static void again(SimulatedCluster cluster, ActionRequest request, String what)
      throws InterruptedException {
    assertThat(cluster.read().pacemaker()).as(what).isPresent();
    nothingIsLeft(cluster, what);
    long end = System.nanoTime() + 60_000_000_000L;
    ActionPlan plan = cluster.plan(request);
    while (plan instanceof ActionPlan.Refused) {
      assertThat(System.nanoTime()).as("%s: %s", what, plan).isLessThan(end);
      Thread.sleep(20);
      plan = cluster.plan(request);
    }
    if (plan instanceof ActionPlan.Ready ready) {
      assertThat(cluster.carryOut(ready)).as(what).isInstanceOf(ActionResult.Done.class);
    }
    nothingIsLeft(cluster, what);
  }

  private static void nothingIsLeft(SimulatedCluster cluster, String what)
      throws InterruptedException {
    cluster.awaitOrphans();
    assertThat(cluster.read().pacemaker().map(PacemakerView::leftBehind).orElseThrow())
        .as(what)
        .isEmpty();
    assertThat(cluster.command("alice", "cibadmin", "-Q")).as(what).doesNotContain("futago");
  }

  /// Ends what an action has made on purpose, and waits until nothing is missing.
  private static ClusterStatus whole(SimulatedCluster cluster) throws InterruptedException {
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
