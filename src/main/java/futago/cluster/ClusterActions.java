package futago.cluster;

import futago.cluster.ActionResult.Done;
import futago.cluster.ActionResult.Failed;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.spec.ClusterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What a person can have done to a running cluster. Each action is planned first, so that its
/// commands can be shown, and then carried out.
public final class ClusterActions {
  private final ClusterNodes nodes;
  private final ClusterReader reader;
  private final Planner planner;
  private final ActionRunner runner;
  private final SideReader sides;
  private final InstantSource clock;

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
        time -> TimeUnit.NANOSECONDS.sleep((long) (time.toNanos() / pace)));
  }

  ClusterActions(
      ClusterNodes nodes,
      ClusterReader reader,
      Planner planner,
      InstantSource clock,
      ActionRunner.Pause pause) {
    this.nodes = nodes;
    this.reader = reader;
    this.planner = planner;
    this.sides = new SideReader(planner.spec(), nodes);
    this.runner = new ActionRunner(clock, pause);
    this.clock = clock;
  }

  /// Reads the cluster and says what a request would come to now. Changes nothing.
  ///
  /// @throws InterruptedException if the calling thread was interrupted
  public ActionPlan plan(ActionRequest request) throws InterruptedException {
    return plan(request, reader.read());
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
  /// @param output told what the commands print, as it comes
  /// @throws InterruptedException if the calling thread was interrupted; the command that ran is
  ///   ended, and a move that was under way takes its constraint back
  public ActionResult carryOut(ActionPlan.Ready plan, OutputListener output)
      throws InterruptedException {
    Instant start = clock.instant();
    Optional<Finding> failure = Optional.empty();
    try {
      for (ActionPlan.Work work : plan.work()) {
        runner.run(work.commands(), nodes.get(work.node()), output);
      }
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
}
