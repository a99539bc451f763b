package futago.engine;

import futago.remote.LockHolder;
import futago.remote.NodeLocks;
import futago.remote.RemoteNode;
import futago.spec.NodeSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Brings two nodes to the state that a plan describes: each step is checked on its nodes, applied
/// where it is missing, and, when all its nodes are through, verified. The nodes' work is done at
/// once. A runner is good for one run.
///
/// Before the first change both nodes are locked against other runs, until this one has ended.
///
/// Nothing is overwritten that is not ours: before the first change all steps are checked, and any
/// conflict that the user has not allowed ends the run there and then.
public final class Runner {
  private final Plan plan;
  private final Map<String, RemoteNode> connections;
  private final EventListener listener;
  private final RunOptions options;
  private final Clock clock;
  private final List<Step> steps;
  private final FanOut fanOut = new FanOut();
  private final Cancellation cancellation;
  private final NodeLocks locks;

  /// @param plan what is to be done
  /// @param connections both nodes, by the names of the plan; they stay open
  /// @param listener is told what happens
  /// @param options which steps, and what may be overwritten
  /// @param clock the time of events and of deadlines
  /// @throws NoSuchStepException if the options name steps that the plan does not have
  /// @throws IllegalArgumentException if a node has no connection
  public Runner(
      Plan plan,
      Map<String, RemoteNode> connections,
      EventListener listener,
      RunOptions options,
      Clock clock)
      throws NoSuchStepException {
    this.plan = plan;
    this.connections = Map.copyOf(connections);
    this.listener = listener;
    this.options = options;
    this.clock = clock;
    this.cancellation = new Cancellation(fanOut::interrupt, options.pace());
    this.locks =
        new NodeLocks(
            LockHolder.here(plan.spec().name(), clock.instant()), options.pace(), this::cancel);
    this.steps = options.stepsOf(plan);
    for (String node : names()) {
      if (!connections.containsKey(node)) {
        throw new IllegalArgumentException("no connection to " + node);
      }
    }
  }

  /// Asks the run to stop: the first time as soon as the commands that run have ended, the second
  /// time at once. May be called from any thread.
  public void cancel() {
    cancellation.request();
  }

  /// Runs to the end, or to the first step that cannot be done. All events are delivered when it
  /// returns. An interrupt of the calling thread ends running commands at once, and stays set.
  ///
  /// @throws IllegalStateException if the listener threw, with its exception as cause
  public RunOutcome run() {
    return go(Course::go);
  }

  /// Looks at both nodes, as a run does before its first change, and goes no further: the events
  /// tell what each step finds. Ends as done where a run could begin, as refused where it would
  /// refuse.
  ///
  /// @throws IllegalStateException if the listener threw, with its exception as cause
  public RunOutcome look() {
    return go(Course::look);
  }

  private RunOutcome go(Function<Course, Function<RunSummary, RunOutcome>> way) {
    var masker = Masker.of(plan, options.secrets());
    var tally = new Tally();
    var meter = new RemoteMeter();
    try (var queue = new EventQueue(listener, this::cancel)) {
      var reporter = new Reporter(queue, clock, masker, tally);
      Instant start = reporter.now();
      reporter.tell(
          at ->
              new RunEvent.RunStarted(
                  at, plan.spec().name(), names(), steps.stream().map(Step::id).toList()));
      Function<RunSummary, RunOutcome> ending;
      try {
        ending = way.apply(course(reporter, meter, tally));
      } finally {
        locks.release();
      }
      RunOutcome outcome = ending.apply(tally.summary(meter, reporter.since(start)));
      reporter.tell(at -> new RunEvent.RunFinished(at, outcome));
      return outcome;
    }
  }

  private Course course(Reporter reporter, RemoteMeter meter, Tally tally) {
    var nodes = new HashMap<String, MeteredNode>();
    connections.forEach((name, node) -> nodes.put(name, new MeteredNode(name, node, meter)));
    var failures = new Failures(reporter.masker(), new Diagnosis(options.hasText()));
    var context = new RunContext(nodes, reporter, failures, fanOut, cancellation, locks);
    return new Course(plan, steps, options.erase(), context, tally);
  }

  private List<String> names() {
    return plan.spec().nodes().stream().map(NodeSpec::name).toList();
  }
}
