package futago.simulator.pacemaker.policy;

import java.time.Duration;
import java.time.Instant;

/// What came of one call of a resource agent.
///
/// @param operation `start`, `stop`, `monitor`, `promote`, `demote`
/// @param interval zero for one that is not repeated; a monitor of that kind is a probe
/// @param call its number on its node
/// @param rc the agent's exit status (OCF)
/// @param at when its result last changed
/// @param took how long the call took
/// @param reason what the agent gave as the reason of a failure; may be empty
public record Outcome(
    String operation,
    Duration interval,
    int call,
    int rc,
    Instant at,
    Duration took,
    String reason) {
  /// OCF's exit statuses that mean something here.
  public static final int OK = 0;

  public static final int GENERIC_ERROR = 1;
  public static final int NOT_INSTALLED = 5;
  public static final int NOT_RUNNING = 7;
  public static final int RUNNING_MASTER = 8;

  /// Whether it is a look at a resource that nobody had started.
  public boolean isProbe() {
    return operation.equals("monitor") && interval.isZero();
  }

  /// Whether it is repeated.
  public boolean isRecurring() {
    return !interval.isZero();
  }

  /// Whether it did not succeed. A probe that finds nothing has succeeded.
  public boolean failed() {
    return switch (operation) {
      case "monitor" ->
          isProbe()
              ? rc != OK && rc != NOT_RUNNING && rc != RUNNING_MASTER && rc != NOT_INSTALLED
              : rc != OK && rc != RUNNING_MASTER;
      default -> rc != OK;
    };
  }

  /// Its key in the cluster's status, such as `monitor_10000`.
  public String key() {
    return operation + "_" + interval.toMillis();
  }
}
