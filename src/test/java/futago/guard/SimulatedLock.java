package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.NodeLock;
import futago.simulator.Simulation;
import futago.simulator.machine.Machine;
import java.time.Duration;

/// The lock on a simulated node, as it is found there.
public final class SimulatedLock {
  private static final String HOLDER = NodeLock.PATH + "/holder";

  private SimulatedLock() {}

  /// Whether somebody has the lock on a node.
  public static boolean isOn(Simulation simulation, String node) {
    return simulation.machine(node).files().exists(NodeLock.PATH);
  }

  /// What the lock on a node says of its holder.
  static String holder(Simulation simulation, String node) {
    return simulation.machine(node).files().text(HOLDER).orElseThrow();
  }

  /// Gives alice's lock to carol, who sits at another computer.
  ///
  /// @param ago how long ago her last sign of life is, by the nodes' clocks
  public static void takenByCarol(Simulation simulation, Duration ago) throws Exception {
    Machine alice = simulation.machine("alice");
    String holder = "1-2-3\ncarol\nfar-away\n4711@1700000000000\npgha\n2026-01-02T03:04:05Z\n";
    assertThat(
            alice
                .launcher()
                .run(holder, "sh", "-c", "mkdir %s; cat >%s".formatted(NodeLock.PATH, HOLDER))
                .status())
        .isZero();
    alice
        .files()
        .set(
            HOLDER,
            alice
                .files()
                .find(HOLDER)
                .orElseThrow()
                .modifiedAt(simulation.clock().instant().minus(ago)));
  }
}
