package futago.engine;

/// How a step of a run ended.
public enum StepOutcome {
  /// Everything was there already; nothing was done.
  SATISFIED,
  /// It was done and verified.
  APPLIED,
  /// It failed on at least one node.
  FAILED,
  /// It would have destroyed something that is not ours.
  REFUSED,
  /// The user stopped the run in the midst of it.
  CANCELLED
}
