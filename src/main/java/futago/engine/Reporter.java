package futago.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// The way out for everything a run has to say: gives events their time, and sees to it that what
/// comes from a node is clean.
final class Reporter {
  private final EventQueue queue;
  private final Clock clock;
  private final Masker masker;
  private final Tally tally;

  Reporter(EventQueue queue, Clock clock, Masker masker, Tally tally) {
    this.queue = queue;
    this.clock = clock;
    this.masker = masker;
    this.tally = tally;
  }

  Masker masker() {
    return masker;
  }

  Instant now() {
    return clock.instant();
  }

  Duration since(Instant start) {
    Duration passed = Duration.between(start, now());
    // The clock may be set back meanwhile.
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  void tell(Function<Instant, RunEvent> event) {
    RunEvent happened = event.apply(now());
    tally.note(happened);
    queue.put(happened);
  }
}
