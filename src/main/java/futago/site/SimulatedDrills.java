package futago.site;

import futago.cluster.ClusterNodes;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.Power;
import futago.cluster.probe.ProbeClock;
import futago.command.Secret;
import futago.simulator.Simulation;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What drills on simulated nodes need: a client in the nodes' network, their time, their switch.
public final class SimulatedDrills {
  private SimulatedDrills() {}

  /// The ground for drills on the nodes of a simulation.
  ///
  /// @param nodes the connections to them
  /// @param password of the superuser `postgres`, as the cluster was built with it
  public static DrillGround ground(Simulation simulation, ClusterNodes nodes, Secret password) {
    return new DrillGround(
        simulation.spec(),
        nodes,
        new SimulatedTarget(simulation, password),
        time(simulation),
        simulation.clock(),
        simulation.speed(),
        Optional.of(power(simulation)),
        true);
  }

  private static ProbeClock time(Simulation simulation) {
    Instant start = simulation.clock().instant();
    return new ProbeClock() {
      @Override
      public Duration now() {
        return Duration.between(start, simulation.clock().instant());
      }

      @Override
      public void sleepUntil(Duration time) throws InterruptedException {
        Duration left = time.minus(now());
        if (left.isPositive()) {
          simulation.sleep(left);
        }
      }
    };
  }

  private static Power power(Simulation simulation) {
    return new Power() {
      @Override
      public Message words() {
        return Message.of("drill.power.simulation");
      }

      @Override
      public void off(String node) {
        simulation.powerOff(node);
      }

      @Override
      public void on(String node) {
        simulation.powerOn(node);
      }
    };
  }
}
