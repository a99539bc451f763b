package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterNodes;
import futago.cluster.Finding;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillEvent;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillRefusedException;
import futago.cluster.drill.DrillRunner;
import futago.cluster.drill.Power;
import futago.cluster.drill.PowerException;
import futago.text.Message;
import java.time.Duration;
import java.util.Optional;

/// A drill. Whatever became of it, a person makes the cluster whole with what is said in {@link
/// Mending}.
///
/// @param cluster where it is done
/// @param drill which one
record DrillDeed(SimulatedCluster cluster, Drill drill) implements Deed {
  private static final DrillOptions OPTIONS =
      new DrillOptions(true, Duration.ofSeconds(1), Duration.ofMinutes(30));

  @Override
  public String name() {
    return drill.toString();
  }

  @Override
  public Aftermath begin(ActionDeath death) throws InterruptedException {
    try (var nodes = new ClusterNodes(cluster.simulation.spec(), death::to)) {
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
    }
    return new Mending(cluster)::afterwards;
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
}
