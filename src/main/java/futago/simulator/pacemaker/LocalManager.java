package futago.simulator.pacemaker;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Timeline;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.History;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Has the resource agents of a node called, once or again and again, and remembers what came of
/// it. Guarded by the timeline's monitor.
final class LocalManager {
  /// A first look follows that soon on a change.
  private static final Duration SOON = Duration.ofMillis(300);

  private final Pacemaker node;
  private final Timeline timeline;
  private final AgentCalls agents;
  private final Map<String, History> histories = new HashMap<>();
  private final Map<String, Map<Duration, Watch>> watches = new HashMap<>();
  private final Map<String, Object> busy = new HashMap<>();
  private int calls;

  /// One repeated monitor.
  private static final class Watch {
    private final Model.Primitive primitive;
    private final Model.Operation operation;
    private final int call;
    private Timeline.Pending next;
    private boolean looked;
    private int lastStatus;

    Watch(Model.Primitive primitive, Model.Operation operation, int call) {
      this.primitive = primitive;
      this.operation = operation;
      this.call = call;
    }
  }

  LocalManager(Pacemaker node, Machine machine, Timeline timeline) {
    this.node = node;
    this.timeline = timeline;
    this.agents = new AgentCalls(machine, timeline);
  }

  Map<String, History> histories() {
    return Map.copyOf(histories);
  }

  /// Whether something is being done to a resource.
  boolean isBusy() {
    return !busy.isEmpty();
  }

  /// Whether something is being done to a resource.
  boolean isBusy(String resource) {
    return busy.containsKey(resource);
  }

  /// What a resource is here, as far as is known.
  ResourceState state(Model.Primitive primitive) {
    return history(primitive.id()).state(primitive);
  }

  /// Stops looking after everything. What is known stays, for those who have not noticed yet.
  void end() {
    watches.values().forEach(LocalManager::cancel);
    watches.clear();
    busy.clear();
  }

  /// Knows nothing of the past.
  void forget() {
    end();
    histories.clear();
    calls = 0;
  }

  /// Knows nothing of a resource any more. What is being done to it will not be heard of.
  void forget(String resource) {
    busy.remove(resource);
    unwatch(resource);
    histories.remove(resource);
  }

  /// Forgets the failure of a resource that is kept apart.
  void forgive(String resource) {
    histories.computeIfPresent(resource, (_, history) -> history.forgiven());
  }

  private History history(String resource) {
    return histories.computeIfAbsent(resource, _ -> History.none(node.version().keepsFailure()));
  }

  /// Has an agent called once.
  ///
  /// @param then told what came of it; never if it was forgotten meanwhile
  void execute(Model.Primitive primitive, String operation, Consumer<Outcome> then) {
    String resource = primitive.id();
    int call = ++calls;
    var token = new Object();
    busy.put(resource, token);
    if (!operation.equals("monitor")) {
      histories.put(resource, history(resource).during(operation));
      unwatch(resource);
    }
    Instant began = timeline.now();
    agents.call(
        primitive,
        operation,
        timeout(primitive, operation),
        answer -> {
          if (!busy.remove(resource, token)) {
            return;
          }
          Outcome outcome = outcome(operation, Duration.ZERO, call, began, answer);
          histories.put(resource, history(resource).after().plus(outcome));
          if (!operation.equals("monitor")) {
            watch(primitive);
          }
          then.accept(outcome);
        });
  }

  private static Duration timeout(Model.Primitive primitive, String operation) {
    return primitive
        .operation(operation)
        .map(Model.Operation::timeout)
        .orElse(Duration.ofSeconds(20));
  }

  private Outcome outcome(
      String operation, Duration interval, int call, Instant began, AgentCalls.Answer answer) {
    Duration took = Duration.between(began, timeline.now());
    return new Outcome(operation, interval, call, answer.status(), began, took, answer.reason());
  }

  /// Sees to it that a resource is looked at from time to time as long as it runs.
  void watch(Model.Primitive primitive) {
    ResourceState state = history(primitive.id()).state(primitive);
    if (!state.active() || state.failed() || isBusy(primitive.id())) {
      return;
    }
    boolean master = state.role() == Role.MASTER;
    Map<Duration, Watch> mine = watches.computeIfAbsent(primitive.id(), _ -> new HashMap<>());
    for (Model.Operation operation : primitive.operations()) {
      if (operation.name().equals("monitor")
          && !operation.interval().isZero()
          && Model.isMasterRole(operation.role()) == master
          && !mine.containsKey(operation.interval())) {
        var watch = new Watch(primitive, operation, ++calls);
        watch.next = timeline.after(SOON, () -> look(watch));
        mine.put(operation.interval(), watch);
      }
    }
  }

  private void unwatch(String resource) {
    Map<Duration, Watch> mine = watches.remove(resource);
    if (mine != null) {
      cancel(mine);
    }
  }

  private static void cancel(Map<Duration, Watch> mine) {
    mine.values().forEach(each -> each.next.cancel());
  }

  private void look(Watch watch) {
    Instant began = timeline.now();
    agents.call(
        watch.primitive,
        "monitor",
        watch.operation.timeout(),
        answer -> {
          Map<Duration, Watch> mine = watches.getOrDefault(watch.primitive.id(), Map.of());
          if (mine.get(watch.operation.interval()) != watch) {
            // Meanwhile something else was done to it: this look counts for nothing.
            return;
          }
          watch.next = timeline.after(watch.operation.interval(), () -> look(watch));
          if (!watch.looked || watch.lastStatus != answer.status()) {
            watch.looked = true;
            watch.lastStatus = answer.status();
            saw(watch, outcome("monitor", watch.operation.interval(), watch.call, began, answer));
          }
        });
  }

  private void saw(Watch watch, Outcome outcome) {
    String resource = watch.primitive.id();
    histories.put(resource, history(resource).plus(outcome));
    if (outcome.failed()) {
      node.failures().monitorFailed(watch.primitive, watch.operation);
    }
  }
}
