package futago.engine;

import java.time.Duration;

/// Counts what a run comes to, from its own events.
final class Tally {
  private int satisfied;
  private int applied;
  private int failed;
  private int changes;

  synchronized void note(RunEvent event) {
    if (event instanceof RunEvent.ActionFinished action && action.changed()) {
      changes++;
    } else if (event instanceof RunEvent.Finished finished) {
      switch (finished.outcome()) {
        case SATISFIED -> satisfied++;
        case APPLIED -> applied++;
        case FAILED -> failed++;
        case REFUSED, CANCELLED -> {}
      }
    }
  }

  /// Whether a step has been applied so far.
  synchronized boolean appliedAny() {
    return applied > 0;
  }

  synchronized RunSummary summary(RemoteMeter meter, Duration whole) {
    return new RunSummary(
        satisfied, applied, failed, changes, meter.roundTrips(), whole, meter.remote());
  }
}
