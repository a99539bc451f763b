package futago.report;

import futago.engine.RunOutcome;
import futago.engine.StepFailure;
import futago.engine.StepId;
import futago.engine.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run as its journal tells it.
///
/// @param journal the file's name
/// @param start when it began
/// @param last when the last thing happened
/// @param planned the steps that it was to go through
/// @param outcome how it ended; empty if it broke off
/// @param steps the steps that are over, in order
/// @param commands everything that was done, in order
/// @param failures what went wrong
record PastRun(
    String journal,
    Instant start,
    Instant last,
    List<StepId> planned,
    Optional<RunOutcome> outcome,
    List<PastStep> steps,
    List<PastCommand> commands,
    List<StepFailure> failures) {
  PastRun {
    planned = List.copyOf(planned);
    steps = List.copyOf(steps);
    commands = List.copyOf(commands);
    failures = List.copyOf(failures);
  }

  /// How long it took.
  Duration duration() {
    return Duration.between(start, last);
  }

  /// Whether it did the checks of the last stage, all of them, with success.
  boolean hasVerified() {
    return steps.stream().anyMatch(step -> isVerify(step) && step.outcome() == StepOutcome.APPLIED)
        && outcome.filter(RunOutcome.Done.class::isInstance).isPresent();
  }

  /// Whether a step belongs to the last stage.
  static boolean isVerify(PastStep step) {
    return step.id().stage().equals(PastRuns.VERIFY);
  }

  /// How many of its steps ended so.
  long count(StepOutcome wanted) {
    return steps.stream().filter(step -> step.outcome() == wanted).count();
  }
}
