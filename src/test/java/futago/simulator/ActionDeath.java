package futago.simulator;

import futago.cluster.NodeAccess;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.MortalNode;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.machine.Faults;
import futago.spec.NodeSpec;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The death of a Futago that acts on a running cluster, as far as its nodes can tell: at a chosen
/// moment, as a program of one of its scripts begins or before a command is sent, its connections
/// are gone. Whatever ran lives on without being heard, and nothing more is sent.
final class ActionDeath implements AutoCloseable {
  /// A program that begins.
  ///
  /// @param line its words; what is another one each time is left out
  /// @param time how often it has begun by then, from 1
  record Moment(String line, int time) {
    @Override
    public String toString() {
      return line.lines().reduce("", (_, last) -> last) + " (" + time + ")";
    }
  }

  /// A program that is waited with is the same again after the second time.
  private static final int OFTEN_ENOUGH = 2;

  private final SimulatedCluster cluster;
  private final Predicate<Moment> chooses;
  private final Map<String, Faults.Fault> faults = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final Set<Moment> seen = new LinkedHashSet<>();
  private volatile Optional<Moment> died = Optional.empty();
  private volatile boolean armed;

  /// @param chooses asked at each moment that comes, whether to die now
  ActionDeath(SimulatedCluster cluster, Predicate<Moment> chooses) {
    this.cluster = cluster;
    this.chooses = chooses;
    for (NodeSpec node : cluster.simulation.spec().nodes()) {
      faults.put(
          node.name(), cluster.simulation.faults(node.name()).add(this::comes, new Faults.Cut()));
    }
  }

  /// From now on it may die.
  void arm() {
    armed = true;
  }

  /// When it died, if it did.
  Optional<Moment> moment() {
    return died;
  }

  boolean isDead() {
    return died.isPresent();
  }

  /// The moments that came, up to its death.
  synchronized Set<Moment> seen() {
    return Set.copyOf(seen);
  }

  /// Says that something comes that is no program.
  ///
  /// @return whether it dies of that
  synchronized boolean comes(String line) {
    if (!armed || died.isPresent() || line.startsWith("/usr/lib/ocf/")) {
      return false;
    }
    String same =
        line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
            .replaceAll("\\b(alice|bob)\\b", "NODE")
            .replaceAll("\\d+", "N");
    var moment = new Moment(same, times.merge(same, 1, Integer::sum));
    if (moment.time() > OFTEN_ENOUGH) {
      return false;
    }
    seen.add(moment);
    if (!chooses.test(moment)) {
      return false;
    }
    died = Optional.of(moment);
    return true;
  }

  /// The way to a node that ends with this Futago.
  NodeAccess to(NodeSpec node) {
    return () -> {
      if (isDead()) {
        throw MortalNode.gone(node.name());
      }
      return new Connection(cluster.connect(node));
    };
  }

  @Override
  public void close() {
    armed = false;
    faults.forEach((node, fault) -> cluster.simulation.faults(node).remove(fault));
  }

  private final class Connection extends MortalNode {
    Connection(RemoteNode node) {
      super(node);
    }

    @Override
    protected boolean isDead() {
      return ActionDeath.this.isDead();
    }

    @Override
    protected CommandResult send(Run run, OutputListener output)
        throws RemoteException, InterruptedException {
      if (comes("not sent: " + String.join(" ", run.argv()))) {
        throw gone(name());
      }
      return node.run(run, output);
    }
  }
}
