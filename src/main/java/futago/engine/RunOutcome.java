package futago.engine;

import java.util.List;

/// How a run ended.
public sealed interface RunOutcome {
  /// What it came to until then.
  RunSummary summary();

  /// Every step is satisfied or applied.
  record Done(RunSummary summary) implements RunOutcome {}

  /// A step failed; later steps were not begun.
  ///
  /// @param failures why, at least one and at most one a node
  record Failed(RunSummary summary, List<StepFailure> failures) implements RunOutcome {
    public Failed {
      failures = List.copyOf(failures);
      if (failures.isEmpty()) {
        throw new IllegalArgumentException("a run fails for a reason");
      }
    }
  }

  /// Something that is not ours is in the way; it was left alone.
  ///
  /// @param refusals everything found, at least one
  record Refused(RunSummary summary, List<Refusal> refusals) implements RunOutcome {
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a run is refused for a reason");
      }
    }
  }

  /// The user stopped it.
  ///
  /// @param next the step to go on with
  record Cancelled(RunSummary summary, StepId next) implements RunOutcome {}
}
