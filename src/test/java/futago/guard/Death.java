package futago.guard;

import futago.command.Content;
import futago.command.Run;
import futago.command.Secret;
import futago.engine.Plan;
import futago.remote.CommandResult;
import futago.remote.MortalNode;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.Simulation;
import futago.simulator.machine.Faults;
import futago.spec.NodeSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// The death of one Futago, as far as its nodes can tell: from a chosen moment on, both connections
/// are gone, whatever ran lives on without being heard, and nothing more is sent.
final class Death {
  private final Simulation simulation;
  private final Predicate<Moment> chooses;
  private final Runnable last;
  private final Set<Moment> seen = new LinkedHashSet<>();
  private final AtomicReference<Moment> moment = new AtomicReference<>();
  private final List<RemoteNode> connections = new CopyOnWriteArrayList<>();
  private final Map<String, Moments> moments = new HashMap<>();

  /// @param chooses asked at each moment that comes, whether to die now; never twice at once
  /// @param last what is looked at in the moment of death
  Death(Simulation simulation, Predicate<Moment> chooses, Runnable last) {
    this.simulation = simulation;
    this.chooses = chooses;
    this.last = last;
  }

  /// When it died, if it did.
  Optional<Moment> moment() {
    return Optional.ofNullable(moment.get());
  }

  /// The moments that came, up to its death.
  synchronized Set<Moment> seen() {
    return Set.copyOf(seen);
  }

  /// A connection that ends with this Futago.
  RemoteNode mortal(RemoteNode node) {
    connections.add(node);
    return new Connection(node);
  }

  /// Says what is going to be done.
  synchronized void follow(Plan plan) {
    for (NodeSpec node : plan.spec().nodes()) {
      moments.put(node.name(), new Moments(plan, node));
    }
  }

  private synchronized Optional<Moment> chosen(String node, Run run) {
    if (moment.get() != null || !moments.containsKey(node)) {
      return Optional.empty();
    }
    List<Moment> coming = moments.get(node).of(run);
    seen.addAll(coming);
    Optional<Moment> chosen = coming.stream().filter(chooses).findFirst();
    chosen.ifPresent(moment::set);
    return chosen;
  }

  private RemoteException die(String node) {
    last.run();
    connections.forEach(RemoteNode::close);
    return MortalNode.gone(node);
  }

  private final class Connection extends MortalNode {
    Connection(RemoteNode node) {
      super(node);
    }

    @Override
    protected boolean isDead() {
      return moment.get() != null;
    }

    @Override
    protected CommandResult send(Run run, OutputListener output)
        throws RemoteException, InterruptedException {
      Optional<Moment> chosen = chosen(name(), run);
      if (chosen.isEmpty()) {
        return node.run(run, output);
      }
      switch (chosen.get().phase()) {
        case BEFORE -> {}
        case HALF -> {
          // What is no file fits in one packet of SSH's, which arrives whole or not at all.
          byte[] all = run.input().bytes();
          byte[] half = Arrays.copyOf(all, Moments.writesFile(run) ? all.length / 2 : 0);
          node.run(run.withInput(new Content.Confidential(Secret.of(half))), output);
        }
        case CUT -> cut(run);
        case AFTER -> node.run(run, output);
      }
      throw die(name());
    }

    private void cut(Run run) throws InterruptedException {
      String line = String.join(" ", run.argv());
      Faults faults = simulation.faults(name());
      Faults.Fault cut = faults.add(each -> each.equals(line), new Faults.Cut());
      try {
        node.run(run, OutputListener.NONE);
        throw new AssertionError("the connection was not cut: " + line);
      } catch (RemoteException e) {
        if (e.kind() != RemoteException.Kind.CONNECTION_LOST) {
          throw new AssertionError("lost in another way: " + line, e);
        }
      } finally {
        faults.remove(cut);
      }
    }
  }
}
