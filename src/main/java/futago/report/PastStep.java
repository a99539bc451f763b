package futago.report;

import futago.engine.StepId;
import futago.engine.StepOutcome;
import java.time.Duration;

/// A step of a run that is over.
///
/// @param id which
/// @param outcome how it ended
/// @param duration how long it took
record PastStep(StepId id, StepOutcome outcome, Duration duration) {}
