package futago.endtoend;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// The parts of the end-to-end test build on each other: after a failure the rest would only fail
/// too, and spoil what tells why.
final class StopAtFirstFailure implements ExecutionCondition, TestExecutionExceptionHandler {
  private static final Set<Class<?>> FAILED = ConcurrentHashMap.newKeySet();

  static boolean happened(Class<?> test) {
    return FAILED.contains(test);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getTestClass().map(FAILED::contains).orElse(false)
        ? ConditionEvaluationResult.disabled("an earlier part failed")
        : ConditionEvaluationResult.enabled("");
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable problem)
      throws Throwable {
    FAILED.add(context.getRequiredTestClass());
    throw problem;
  }
}
