package futago.endtoend;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// The parts of the end-to-end test build on each other: after a failure the rest would only fail
/// too, and spoil what tells why.
final class StopAtFirstFailure implements ExecutionCondition, TestExecutionExceptionHandler {
  private static volatile boolean failed;

  static boolean happened() {
    return failed;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return failed
        ? ConditionEvaluationResult.disabled("an earlier part failed")
        : ConditionEvaluationResult.enabled("");
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    failed = true;
    throw problem;
  }
}
