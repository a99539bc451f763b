package futago.cluster.drill;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeCondition;
import futago.cluster.drill.DrillEvent.Phase;
import futago.platform.ResourceNames;
import futago.text.Message;
import java.time.Duration;
import java.util.Optional;

/// Brings a cluster back to what it was before a drill.
///
/// @param plan of the drill
/// @param options how it is run
/// @param actions what can be done to the cluster
/// @param observer looks at it
/// @param rows whether a client is served
/// @param slack how much longer than it was something may seem
/// @param helped told that failures are cleaned up without which the database would not run again
record Recovery(
    DrillPlan.Ready plan,
    DrillOptions options,
    ClusterActions actions,
    Observer observer,
    RowWatch rows,
    Duration slack,
    Runnable helped) {
  /// How a cluster was left.
  ///
  /// @param returned whether the database is where it was before
  /// @param whole whether nothing was missing at the last look
  record Left(boolean returned, boolean whole) {}

  /// Whole for that long is whole: what an outage is to come of, such as a clean-up that moves the
  /// database once more, has come by then.
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private static final Duration BETWEEN_CLEANUPS = Duration.ofSeconds(20);

  /// Longer than a start of the group takes.
  private static final Duration LONGEST_GONE = Duration.ofSeconds(90);

  /// Waits until all is as it was before, but for where the database runs.
  ///
  /// @return when both nodes served again, for good
  Optional<Duration> await() throws InterruptedException {
    Duration end = observer.now().plus(options.patience());
    Duration nextCleanup = observer.now();
    Optional<Duration> redundant = Optional.empty();
    boolean counted = plan.drill().isCounted();
    Duration lastThere = observer.now();
    Duration lastBroken = observer.now();
    while (observer.now().compareTo(end) < 0) {
      ClusterStatus status = observer.look();
      lastThere = status.groupOn().isPresent() ? observer.now() : lastThere;
      boolean gone = observer.now().minus(lastThere).compareTo(LONGEST_GONE.plus(slack)) > 0;
      if (!rows.served()) {
        redundant = Optional.empty();
      }
      if (redundant.isEmpty() && status.nothingIsMissing() && rows.served()) {
        redundant = Optional.of(observer.now());
      }
      if (!Wholeness.isWhole(status) || !rows.served() || counted) {
        lastBroken = observer.now();
      } else if (observer.now().minus(lastBroken).compareTo(SETTLED) >= 0) {
        return redundant;
      }
      if (counted && redundant.isPresent()) {
        cleanUp(status, Optional.of(ResourceNames.GROUP));
        counted = false;
        nextCleanup = observer.now().plus(BETWEEN_CLEANUPS);
      } else if (observer.now().compareTo(nextCleanup) >= 0
          && (gone || status.groupOn().isPresent())
          && canBeCleaned(status)) {
        if (gone) {
          helped.run();
        }
        cleanUp(status, Optional.empty());
        nextCleanup = observer.now().plus(BETWEEN_CLEANUPS);
      }
      observer.pause();
    }
    return Optional.empty();
  }

  /// Failures are forgotten when both nodes are there, also where the database does not run: a node
  /// that comes back too busy to be looked at in time may have blocked it for good.
  private static boolean canBeCleaned(ClusterStatus status) {
    return status
        .pacemaker()
        .filter(view -> !view.failedActions().isEmpty())
        .filter(
            view ->
                view.nodes().stream().allMatch(node -> node.condition() == NodeCondition.ONLINE))
        .isPresent();
  }

  private void cleanUp(ClusterStatus status, Optional<String> resource)
      throws InterruptedException {
    if (actions.plan(new ActionRequest.Cleanup(resource), status)
        instanceof ActionPlan.Ready ready) {
      // What it could not clean is seen, and cleaned the next time.
      var _ = actions.carryOut(ready, line -> observer.output("", line));
    }
  }

  /// Moves the database back, unless it is to stay.
  ///
  /// @param recovered whether the cluster had become whole: then one look that finds a node too
  ///   busy to answer does not count
  Left leave(boolean recovered) throws InterruptedException {
    ClusterStatus status = recovered ? lookForWhole() : observer.look();
    boolean whole = Wholeness.isWhole(status);
    if (status.groupOn().equals(Optional.of(plan.active()))) {
      return new Left(true, whole);
    }
    if (options.stay() || !whole) {
      return new Left(false, whole);
    }
    observer.phase(Phase.RETURN, Message.of("drill.phase.return", plan.active()));
    var request = new ActionRequest.Switchover(Optional.of(plan.active()));
    boolean moved =
        actions.plan(request, status) instanceof ActionPlan.Ready ready
            && Steps.trouble(actions.carryOut(ready, line -> observer.output("", line))).isEmpty();
    boolean wholeAgain = Wholeness.isWhole(lookForWhole());
    return new Left(moved && wholeAgain, wholeAgain);
  }

  /// @return the first look that finds it whole, or the last one
  private ClusterStatus lookForWhole() throws InterruptedException {
    Duration end = observer.now().plus(options.patience());
    ClusterStatus status = observer.look();
    while (!Wholeness.isWhole(status) && observer.now().compareTo(end) < 0) {
      observer.pause();
      status = observer.look();
    }
    return status;
  }
}
