package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.NodeCondition;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillEvent;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillRefusedException;
import futago.cluster.drill.DrillRunner;
import futago.cluster.drill.Power;
import futago.cluster.drill.PowerException;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.platform.ResourceNames;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futago dies in the midst of a drill: what it harmed is mended without it. A link by the timer on
/// the node, a node without power by a person, all else by the cluster and a clean-up; the client's
/// table can be taken away, and the next drill finds a cluster that is whole.
class KilledDrillsTest {
  private static final DrillOptions OPTIONS =
      new DrillOptions(true, Duration.ofSeconds(1), Duration.ofMinutes(30));

  /// Moves and locks have their turn where actions are killed.
  private static final List<String> ELSEWHERE = List.of("futago.lock", "crm", "CHECKPOINT");

  /// One moment in sixteen, drawn anew from the same seed each time.
  @ParameterizedTest
  @EnumSource
  @Timeout(600)
  void atSomeMoments(PlatformName platform) throws Exception {
    var random = new Random(20140227);
    int died = killed(platform, _ -> random.nextInt(16) == 0);
    System.out.printf("%s: killed at %d moments of drills%n", platform.id(), died);
    assertThat(died).isPositive();
  }

  /// All of them.
  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource
  @Timeout(3600)
  void atEveryMoment(PlatformName platform) throws Exception {
    int died = killed(platform, _ -> true);
    System.out.printf("%s: killed at %d moments of drills%n", platform.id(), died);
    assertThat(died).isGreaterThan(80);
  }

  /// @param wanted which of the moments of an undisturbed drill have their turn
  /// @return how often it died
  private static int killed(PlatformName platform, Predicate<ActionDeath.Moment> wanted)
      throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      Set<String> questions = KilledActionsTest.questions(cluster);
      int died = 0;
      for (Drill drill : Drill.values()) {
        var undisturbed = new HashSet<ActionDeath.Moment>();
        assertThat(drillAndDie(cluster, drill, _ -> false, undisturbed)).isEmpty();
        mended(cluster, drill + " undisturbed");
        List<ActionDeath.Moment> moments =
            undisturbed.stream()
                .filter(moment -> !questions.contains(moment.line()))
                .filter(moment -> ELSEWHERE.stream().noneMatch(moment.line()::contains))
                .sorted(Comparator.comparing(ActionDeath.Moment::line))
                .filter(wanted)
                .toList();
        for (ActionDeath.Moment moment : moments) {
          if (drillAndDie(cluster, drill, moment::equals, new HashSet<>()).isPresent()) {
            died++;
          }
          mended(cluster, drill + " at " + moment);
        }
      }
      cluster.everythingIsModelled();
      return died;
    }
  }

  /// Begins a drill, and dies at the chosen moment.
  ///
  /// @param seen is given the moments that came
  /// @return when it died; empty if it came to its end
  private static Optional<ActionDeath.Moment> drillAndDie(
      SimulatedCluster cluster,
      Drill drill,
      Predicate<ActionDeath.Moment> chooses,
      Set<ActionDeath.Moment> seen)
      throws InterruptedException {
    try (var death = new ActionDeath(cluster, chooses);
        var nodes = new ClusterNodes(cluster.simulation.spec(), death::to)) {
      DrillGround ground = cluster.ground(nodes);
      var runner = new DrillRunner(mortal(ground, death));
      DrillPlan plan = runner.plan(drill);
      assertThat(plan).as(drill.id()).isInstanceOf(DrillPlan.Ready.class);
      death.arm();
      Thread drilling = Thread.ofVirtual().start(() -> run(runner, (DrillPlan.Ready) plan, death));
      while (!drilling.join(Duration.ofMillis(5))) {
        if (death.isDead()) {
          drilling.interrupt();
        }
      }
      seen.addAll(death.seen());
      return death.moment();
    }
  }

  private static void run(DrillRunner runner, DrillPlan.Ready plan, ActionDeath death) {
    try {
      runner.run(
          plan,
          OPTIONS,
          event -> {
            if (event instanceof DrillEvent.PhaseBegan began) {
              death.comes("phase " + began.phase());
            }
          });
    } catch (DrillRefusedException | InterruptedException e) {
      if (!death.isDead()) {
        throw new AssertionError(e);
      }
    }
  }

  private static DrillGround mortal(DrillGround ground, ActionDeath death) {
    Power power = ground.power().orElseThrow();
    return new DrillGround(
        ground.spec(),
        ground.nodes(),
        ground.target(),
        ground.time(),
        ground.clock(),
        ground.pace(),
        Optional.of(
            new Power() {
              @Override
              public Message words() {
                return power.words();
              }

              @Override
              public void off(String node) throws PowerException, InterruptedException {
                alive("off " + node);
                power.off(node);
              }

              @Override
              public void on(String node) throws PowerException, InterruptedException {
                alive("on " + node);
                power.on(node);
              }

              private void alive(String what) throws PowerException {
                if (death.isDead() || death.comes("not switched " + what)) {
                  throw new PowerException(
                      new Finding(Message.of("killed"), Message.of("killed")), null);
                }
              }
            }),
        true);
  }

  /// What a person does after a crash: switches on what is off, cleans up, takes the table away.
  private static void mended(SimulatedCluster cluster, String what) throws Exception {
    for (NodeSpec node : cluster.simulation.spec().nodes()) {
      if (!cluster.simulation.isOn(node.name())) {
        cluster.simulation.powerOn(node.name());
      }
    }
    assertThat(cluster.read().nodes()).as(what).hasSize(2);
    cluster.awaitOrphans();
    // Before that it may look whole only because nobody has missed the other one yet.
    mendedByTheirTimers(cluster, what);
    cluster.until(what + ": both nodes are members", KilledDrillsTest::bothOnline);
    cleanUp(cluster, Optional.of(ResourceNames.GROUP));
    long end = System.nanoTime() + 60_000_000_000L;
    for (ClusterStatus status = cluster.read(); !isWhole(status); status = cluster.read()) {
      assertThat(System.nanoTime()).as("%s; last seen: %s", what, status).isLessThan(end);
      cleanUp(cluster, Optional.empty());
      Thread.sleep(20);
    }
    takeTheTableAway(cluster, what, end);
  }

  /// An address that has just gone is missed at Pacemaker's next look only.
  private static void takeTheTableAway(SimulatedCluster cluster, String what, long end)
      throws InterruptedException {
    while (true) {
      try (ProbeConnection client = cluster.database().open()) {
        client.dropTable();
        return;
      } catch (ProbeException e) {
        assertThat(System.nanoTime()).as("%s; %s", what, e.getMessage()).isLessThan(end);
        Thread.sleep(20);
      }
    }
  }

  /// Of a cut link no rule is left, and no timer.
  private static void mendedByTheirTimers(SimulatedCluster cluster, String what)
      throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    List<String> left = leftOfCuts(cluster);
    while (!left.isEmpty()) {
      assertThat(System.nanoTime()).as("%s; still there: %s", what, left).isLessThan(end);
      Thread.sleep(20);
      left = leftOfCuts(cluster);
    }
  }

  private static List<String> leftOfCuts(SimulatedCluster cluster) {
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
  private static void cleanUp(SimulatedCluster cluster, Optional<String> resource)
      throws InterruptedException {
    if (cluster.plan(new ActionRequest.Cleanup(resource)) instanceof ActionPlan.Ready ready) {
      var _ = cluster.carryOut(ready);
    }
  }

  private static boolean isWhole(ClusterStatus status) {
    return status.nothingIsMissing()
        && bothOnline(status)
        && status
            .pacemaker()
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
