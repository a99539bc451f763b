package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a node remembers of a resource: of each kind of call the last one. How long a failure is
/// remembered differs: Pacemaker 1.0 forgets a failed monitor when the next one succeeds, later
/// ones keep the last failure until it is cleaned up or expires.
///
/// @param keepsFailure whether the last failure is kept apart
/// @param outcomes by the slot that they are kept in
/// @param pending the operation that is going on; empty for none
public record History(
    boolean keepsFailure, Map<String, Outcome> outcomes, Optional<String> pending) {
  private static final String LAST = "last_0";
  private static final String LAST_FAILURE = "last_failure_0";

  public History {
    outcomes = Map.copyOf(outcomes);
  }

  /// That of a resource that was never heard of.
  public static History none(boolean keepsFailure) {
    return new History(keepsFailure, Map.of(), Optional.empty());
  }

  /// With one more outcome.
  public History plus(Outcome outcome) {
    var all = new LinkedHashMap<>(outcomes);
    boolean foundActive = outcome.isProbe() && outcome.rc() != Outcome.NOT_RUNNING;
    if (keepsFailure && (outcome.failed() || foundActive)) {
      all.put(LAST_FAILURE, outcome);
    }
    all.put(keepsFailure && !outcome.isRecurring() ? LAST : outcome.key(), outcome);
    return new History(keepsFailure, all, pending);
  }

  /// While an operation is going on.
  public History during(String operation) {
    return new History(keepsFailure, outcomes, Optional.of(operation));
  }

  /// When it is over.
  public History after() {
    return new History(keepsFailure, outcomes, Optional.empty());
  }

  /// Without the failure that is kept apart.
  public History forgiven() {
    var all = new LinkedHashMap<>(outcomes);
    all.remove(LAST_FAILURE);
    return new History(keepsFailure, all, pending);
  }

  /// Whether the node has looked at all.
  public boolean isKnown() {
    return !outcomes.isEmpty();
  }

  /// All outcomes, the oldest first, each once.
  public List<Outcome> inOrder() {
    return outcomes.values().stream()
        .distinct()
        .sorted(Comparator.comparingInt(Outcome::call).thenComparing(Outcome::key))
        .toList();
  }

  /// The failures that are on record.
  public List<Outcome> failures() {
    var failures = new ArrayList<Outcome>();
    for (Map.Entry<String, Outcome> each : outcomes.entrySet()) {
      if (each.getValue().failed() && (!keepsFailure || each.getKey().equals(LAST_FAILURE))) {
        failures.add(each.getValue());
      }
    }
    failures.sort(Comparator.comparingInt(Outcome::call));
    return failures;
  }

  /// What all that comes to.
  public ResourceState state(Model.Primitive primitive) {
    ResourceState state = ResourceState.STOPPED;
    for (Outcome outcome : inOrder()) {
      state = next(state, outcome, primitive);
    }
    return state;
  }

  private static ResourceState next(
      ResourceState state, Outcome outcome, Model.Primitive primitive) {
    return switch (outcome.operation()) {
      case "start" ->
          outcome.failed()
              ? notThere(outcome, state.failing(Role.STARTED, false))
              : state.as(Role.STARTED);
      case "promote" ->
          outcome.failed() ? state.failing(Role.MASTER, false) : state.as(Role.MASTER);
      case "demote" ->
          outcome.failed() ? state.failing(state.role(), false) : state.as(Role.STARTED);
      case "stop" -> outcome.failed() ? state.failing(state.role(), true) : state.as(Role.STOPPED);
      default -> outcome.isProbe() ? probed(outcome) : monitored(state, outcome, primitive);
    };
  }

  /// An agent that cannot work on a node has not started anything there either.
  private static ResourceState notThere(Outcome outcome, ResourceState otherwise) {
    return outcome.rc() == Outcome.NOT_INSTALLED
        ? new ResourceState(Role.STOPPED, true, false, true)
        : otherwise;
  }

  private static ResourceState probed(Outcome outcome) {
    return switch (outcome.rc()) {
      case Outcome.OK -> new ResourceState(Role.STARTED, false, false, false);
      case Outcome.RUNNING_MASTER -> new ResourceState(Role.MASTER, false, false, false);
      case Outcome.NOT_RUNNING -> ResourceState.STOPPED;
      case Outcome.NOT_INSTALLED -> new ResourceState(Role.STOPPED, false, false, true);
      default -> new ResourceState(Role.STARTED, true, false, false);
    };
  }

  private static ResourceState monitored(
      ResourceState state, Outcome outcome, Model.Primitive primitive) {
    if (!outcome.failed()) {
      // Of what led to this only the last is remembered; that it runs shows in that it was seen.
      Role seen = outcome.rc() == Outcome.RUNNING_MASTER ? Role.MASTER : Role.STARTED;
      return state.active() ? state : state.as(seen);
    }
    if (!state.active()) {
      return state;
    }
    return switch (onFail(primitive, outcome.operation(), outcome.interval())) {
      case "ignore" -> state;
      case "block" -> state.failing(state.role(), true);
      default -> state.failing(state.role(), false);
    };
  }

  /// What the configuration says is to be done when an operation fails.
  static String onFail(Model.Primitive primitive, String operation, Duration interval) {
    return primitive.operations().stream()
        .filter(each -> each.name().equals(operation) && each.interval().equals(interval))
        .map(Model.Operation::onFail)
        .filter(word -> !word.isEmpty())
        .findFirst()
        .orElse("restart");
  }
}
