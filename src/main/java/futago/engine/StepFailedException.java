package futago.engine;

/// Carries a failure out of a node's work.
final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient StepFailure failure;

  StepFailedException(StepFailure failure) {
    super(failure.step() + " on " + failure.node());
    this.failure = failure;
  }

  StepFailure failure() {
    return failure;
  }
}
