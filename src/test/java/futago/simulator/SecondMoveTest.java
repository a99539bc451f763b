package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.cluster.MoveConstraint;
import futago.cluster.PacemakerView;
import futago.command.Run;
import futago.platform.Platforms;
import futago.platform.ResourceNames;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.machine.Faults;
import futago.simulator.machine.SimProcess;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A move whose Futago is gone still runs while another Futago begins a new one. When the old one
/// ends, it takes nothing back that is the new one's, whichever nodes the two run on.
class SecondMoveTest {
  /// Neither comes to its end by itself: one of the members is not there.
  private static final List<String> MEMBERS = List.of("filesystem", "nobody");

  private static final int SECONDS = 100_000;

  @ParameterizedTest
  @CsvSource({
    "EL6_HEARTBEAT, alice",
    "EL6_HEARTBEAT, bob",
    "DEBIAN_COROSYNC, alice",
    "DEBIAN_COROSYNC, bob"
  })
  @Timeout(120)
  void keepsItsConstraint(PlatformName platform, String secondRunsOn) throws Exception {
    try (var cluster = new SimulatedCluster(platform)) {
      cluster.apply();
      String home = cluster.read().groupOn().orElseThrow();
      String away = home.equals("alice") ? "bob" : "alice";

      SimProcess first = abandoned(cluster, platform, "bob", away);
      cluster.untilWholeOn(away);
      SimProcess second = abandoned(cluster, platform, secondRunsOn, home);
      assertThat(preferred(cluster)).contains(home);
      end(cluster, "bob", first);

      assertThat(preferred(cluster)).as("what the old move leaves").contains(home);
      cluster.untilWholeOn(home);
      end(cluster, secondRunsOn, second);
      assertThat(constraints(cluster)).as("what the new move leaves").isEmpty();
      assertThat(cluster.command("alice", "cibadmin", "-Q")).doesNotContain("futago");
      cluster.everythingIsModelled();
    }
  }

  /// A move that goes on although its connection was cut as it began to wait.
  private static SimProcess abandoned(
      SimulatedCluster cluster, PlatformName platform, String on, String to) throws Exception {
    NodeSpec spec =
        cluster.simulation.spec().nodes().stream()
            .filter(node -> node.name().equals(on))
            .findAny()
            .orElseThrow();
    Run move =
        Platforms.planned(platform, cluster.simulation.spec())
            .shell()
            .moveAndWait(ResourceNames.GROUP, MEMBERS, List.of(to), SECONDS);
    List<SimProcess> before = shells(cluster, on);
    Faults.Fault cut =
        cluster.simulation.faults(on).add(line -> line.equals("crm_mon -1 -r"), new Faults.Cut());
    try (RemoteNode node = cluster.connect(spec)) {
      assertThatThrownBy(() -> node.run(move, OutputListener.NONE))
          .isInstanceOf(RemoteException.class);
    } finally {
      cluster.simulation.faults(on).remove(cut);
    }
    List<SimProcess> begun =
        shells(cluster, on).stream().filter(shell -> !before.contains(shell)).toList();
    assertThat(begun).hasSize(1);
    return begun.getFirst();
  }

  private static List<SimProcess> shells(SimulatedCluster cluster, String node) {
    return cluster.simulation.machine(node).processes().all().stream()
        .filter(process -> process.parent().isEmpty())
        .filter(process -> process.argv().getLast().contains("futago-move"))
        .toList();
  }

  private static void end(SimulatedCluster cluster, String node, SimProcess move)
      throws InterruptedException {
    cluster.command(node, "kill", "-TERM", Integer.toString(move.pid()));
    var patience = new Patience();
    while (shells(cluster, node).contains(move)) {
      patience.pause("the move goes on");
    }
  }

  private static List<MoveConstraint> constraints(SimulatedCluster cluster)
      throws InterruptedException {
    return cluster.read().pacemaker().map(PacemakerView::leftBehind).orElseThrow();
  }

  private static Optional<String> preferred(SimulatedCluster cluster) throws InterruptedException {
    return constraints(cluster).stream()
        .filter(constraint -> constraint.kind() == MoveConstraint.Kind.PREFER)
        .flatMap(constraint -> constraint.node().stream())
        .findAny();
  }
}
