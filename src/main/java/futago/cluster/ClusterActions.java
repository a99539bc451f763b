package futago.cluster;

import futago.cluster.ActionResult.Done;
import futago.cluster.ActionResult.Failed;
import futago.remote.LockHolder;
import futago.remote.NodeLock;
import futago.remote.NodeLocks;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.text.TerminalText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What a person can have done to a running cluster. Each action is planned first, so that its
/// commands can be shown, and then carried out.
public final class ClusterActions {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final ClusterNodes nodes;
  private final ClusterReader reader;
  private final Planner planner;
  private final ActionRunner runner;
  private final ActionRunner.Pause pause;
  private final SideReader sides;
  private final InstantSource clock;
  private final double pace;

  /// @param spec the cluster
  /// @param nodes the connections to its nodes
  public ClusterActions(ClusterSpec spec, ClusterNodes nodes) {
    this(spec, nodes, InstantSource.system(), 1);
  }

  /// @param spec the cluster
  /// @param nodes the connections to its nodes
  /// @param clock the nodes' time
  /// @param pace how many of its seconds go by in a real one
  public ClusterActions(ClusterSpec spec, ClusterNodes nodes, InstantSource clock, double pace) {
    this(
        nodes,
        new ClusterReader(spec, nodes, clock),
        new Planner(spec),
        clock,
        pace,
        time -> TimeUnit.NANOSECONDS.sleep((long) (time.toNanos() / pace)));
  }

  ClusterActions(
      ClusterNodes nodes,
      ClusterReader reader,
      Planner planner,
      InstantSource clock,
      double pace,
      ActionRunner.Pause pause) {
    this.nodes = nodes;
    this.reader = reader;
    this.planner = planner;
    this.sides = new SideReader(planner.spec(), nodes);
    this.runner = new ActionRunner(clock, pause);
    this.pause = pause;
    this.clock = clock;
    this.pace = pace;
  }

  /// Reads the cluster and says what a request would come to now. Changes nothing.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  public ActionPlan plan(ActionRequest request) throws InterruptedException {
    return plan(request, reader.read());
  }

  /// The same, with patience for a cluster that is just changing: while what stands in the way may
  /// pass by itself, it is looked at again.
  ///
  /// @param patience for how long, in the nodes' time; zero looks once
  /// @param inTheWay told what is waited for, each thing once
  /// @return what the last look came to
  /// @throws InterruptedException if the calling thread was interrupted
  public ActionPlan plan(
      ActionRequest request, Duration patience, Consumer<ActionPlan.Refused> inTheWay)
      throws InterruptedException {
    Instant end = clock.instant().plus(patience);
    var told = new HashSet<ActionPlan.Refused>();
    while (true) {
      ActionPlan plan = plan(request);
      if (!(plan instanceof ActionPlan.Refused refused)
          || !refused.passing()
          || !clock.instant().isBefore(end)) {
        return plan;
      }
      if (told.add(refused)) {
        inTheWay.accept(refused);
      }
      pause.of(BETWEEN_LOOKS);
    }
  }

  /// Says what a request would come to in the given state. Contacts no node.
  public ActionPlan plan(ActionRequest request, ClusterStatus status) {
    return planner.plan(request, status);
  }

  /// What a person has to know of both sides before a split brain is repaired, of those that
  /// answer.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  public List<Side> sides() throws InterruptedException {
    return sides.read();
  }

  /// Does what was planned, and looks at the cluster afterwards, also after a failure.
  ///
  /// @param plan made just now
  /// @param listener told what the commands print, as it comes
  /// @throws InterruptedException if the calling thread was interrupted; the command that ran is
  ///   ended, and a move that was under way takes its constraint back
  public ActionResult carryOut(ActionPlan.Ready plan, ActionListener listener)
      throws InterruptedException {
    return carryOut(plan, false, listener);
  }

  /// The same.
  ///
  /// @param takeOver whether the lock of a run that gives no sign of life may be taken over
  /// @throws InterruptedException likewise
  public ActionResult carryOut(ActionPlan.Ready plan, boolean takeOver, ActionListener listener)
      throws InterruptedException {
    Instant start = clock.instant();
    Optional<Finding> failure = Optional.empty();
    var lost = new AtomicReference<>(Thread.currentThread());
    var locks =
        new NodeLocks(
            LockHolder.here(words(plan.request()), start),
            pace,
            () -> Optional.ofNullable(lost.get()).ifPresent(Thread::interrupt));
    try {
      var told = new ArrayList<RemoteNode>();
      for (String name : plan.work().stream().map(ActionPlan.Work::node).distinct().toList()) {
        told.add(nodes.get(name));
      }
      List<NodeLocks.Refused> refused = locks.take(told, _ -> takeOver);
      if (!refused.isEmpty()) {
        Finding why = Finding.of("cluster.locked", refused.getFirst().held().found());
        return new ActionResult.Refused(
            Duration.between(start, clock.instant()),
            why,
            reader.read(),
            refused.getFirst().held().stale());
      }
      locks.replaced().forEach(replaced -> listener.noticed(replaced.said()));
      try {
        for (ActionPlan.Work work : plan.work()) {
          runner.run(
              work.commands(),
              nodes.get(work.node()),
              (_, line) -> listener.line(TerminalText.clean(line)));
        }
      } finally {
        lost.set(null);
        locks.release();
      }
    } catch (NodeLock.LockFailedException e) {
      failure =
          Optional.of(
              Finding.of(
                  "cluster.failed.command",
                  e.node(),
                  e.result().status(),
                  e.result().error().strip()));
    } catch (ActionFailedException e) {
      failure = Optional.of(e.why());
    } catch (RemoteException e) {
      failure = Optional.of(new Finding(e.what(), e.cure()));
    }
    Duration took = Duration.between(start, clock.instant());
    ClusterStatus after = reader.read();
    Optional<Finding> trouble = failure.or(() -> Verdict.missed(plan, after));
    return trouble.isPresent()
        ? new Failed(took, trouble.get(), after)
        : new Done(took, Verdict.said(plan.request(), after), after);
  }

  /// For whoever finds the node locked.
  private static String words(ActionRequest request) {
    return switch (request) {
      case ActionRequest.Switchover _ -> "switchover";
      case ActionRequest.Standby standby -> "standby " + standby.node();
      case ActionRequest.Online online -> "online " + online.node();
      case ActionRequest.Cleanup _ -> "cleanup";
      case ActionRequest.Maintenance _ -> "maintenance";
      case ActionRequest.Reconnect _ -> "reconnect";
      case ActionRequest.Repair repair -> "repair " + repair.victim();
    };
  }
}
