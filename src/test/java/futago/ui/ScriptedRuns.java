package futago.ui;

import futago.command.Action;
import futago.engine.EventListener;
import futago.engine.NoSuchStepException;
import futago.engine.Plan;
import futago.engine.Refusal;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.ShownAction;
import futago.engine.Step;
import futago.engine.StepFailure;
import futago.engine.StepId;
import futago.engine.StepOutcome;
import futago.engine.StepState;
import futago.remote.OutputListener;
import futago.spec.NodeSpec;
import futago.text.Message;
import futago.ui.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Tells the events of runs as an engine would, without any node: each step is missing, its actions
/// print a line each and succeed, unless the test says otherwise.
public final class ScriptedRuns implements Runs {
  private final Plan plan;
  private final Set<StepId> done = new HashSet<>();
  private final Set<StepId> failing = new HashSet<>();
  private Optional<Refusal> conflict = Optional.empty();
  private Optional<StepId> haltAt = Optional.empty();
  private CountDownLatch halted = new CountDownLatch(1);
  private volatile boolean stop;
  private Instant now = Instant.now();

  public ScriptedRuns(Plan plan) {
    this.plan = plan;
  }

  /// That step fails the next time.
  public ScriptedRuns failing(String step) {
    failing.add(StepId.of(step));
    return this;
  }

  /// That step finds something in the way until its word is typed.
  public ScriptedRuns conflict(String step, String node, String subject, Message found) {
    conflict =
        Optional.of(new Refusal(StepId.of(step), node, new StepState.Conflict(found, subject)));
    return this;
  }

  /// That step stays in the midst of its first action until {@link #goOn} or a stop.
  public ScriptedRuns haltingAt(String step) {
    haltAt = Optional.of(StepId.of(step));
    halted = new CountDownLatch(1);
    return this;
  }

  /// Everything up to a step, itself excluded, is done already.
  public ScriptedRuns doneBefore(String step) {
    for (Step each : plan.steps()) {
      if (each.id().value().equals(step)) {
        break;
      }
      done.add(each.id());
    }
    return this;
  }

  /// Lets the step that halts go on.
  public void goOn() {
    halted.countDown();
  }

  @Override
  public Run begin(
      RunOptions options,
      boolean onlyLook,
      EventListener listener,
      Consumer<Optional<Message>> ended) {
    stop = false;
    Thread.ofPlatform()
        .daemon()
        .name("scripted-run")
        .start(
            () -> {
              try {
                run(options.stepsOf(plan), options.erase(), onlyLook, listener);
                ended.accept(Optional.empty());
              } catch (NoSuchStepException e) {
                ended.accept(Optional.of(e.what()));
              }
            });
    return () -> {
      stop = true;
      halted.countDown();
    };
  }

  private void run(List<Step> steps, Set<String> erase, boolean onlyLook, EventListener listener) {
    listener.happened(
        new RunEvent.RunStarted(
            tick(),
            plan.spec().name(),
            plan.spec().nodes().stream().map(NodeSpec::name).toList(),
            steps.stream().map(Step::id).toList()));
    RunOutcome outcome = new RunOutcome.Done(summary(steps.size()));
    for (Step step : steps) {
      Optional<RunOutcome> end = take(step, erase, onlyLook, listener);
      if (end.isPresent()) {
        outcome = end.get();
        break;
      }
    }
    listener.happened(new RunEvent.RunFinished(tick(), outcome));
  }

  private Optional<RunOutcome> take(
      Step step, Set<String> erase, boolean onlyLook, EventListener listener) {
    if (stop) {
      return Optional.of(new RunOutcome.Cancelled(summary(0), step.id()));
    }
    boolean satisfied = done.contains(step.id());
    Optional<Refusal> found = conflict.filter(each -> each.step().equals(step.id()) && !satisfied);
    for (NodeSpec node : plan.nodesOf(step)) {
      listener.happened(new RunEvent.Started(tick(), step.id(), node.name()));
      StepState state =
          satisfied
              ? StepState.satisfied()
              : found
                  .filter(each -> each.node().equals(node.name()))
                  .<StepState>map(Refusal::conflict)
                  .orElseGet(() -> StepState.missing("stage.missing.not-verified"));
      listener.happened(new RunEvent.Checked(tick(), step.id(), node.name(), state));
    }
    if (onlyLook) {
      return Optional.empty();
    }
    if (satisfied) {
      finish(step, StepOutcome.SATISFIED, listener);
      return Optional.empty();
    }
    if (found.isPresent() && !erase.contains(found.get().conflict().subject())) {
      finish(step, StepOutcome.REFUSED, listener);
      return Optional.of(new RunOutcome.Refused(summary(0), List.of(found.get())));
    }
    return apply(step, listener);
  }

  private Optional<RunOutcome> apply(Step step, EventListener listener) {
    for (NodeSpec node : plan.nodesOf(step)) {
      int index = 0;
      for (Action action : step.actions(node)) {
        index++;
        ShownAction shown = ShownAction.of(action);
        listener.happened(new RunEvent.ActionStarted(tick(), step.id(), node.name(), index, shown));
        print(step, node, listener);
        if (haltAt.filter(step.id()::equals).isPresent()) {
          halt(step, node, listener);
          if (stop) {
            finish(step, StepOutcome.CANCELLED, listener);
            return Optional.of(new RunOutcome.Cancelled(summary(0), step.id()));
          }
        }
        boolean fails = failing.remove(step.id());
        listener.happened(
            new RunEvent.ActionFinished(
                tick(),
                step.id(),
                node.name(),
                index,
                fails ? 1 : 0,
                Duration.ofMillis(800),
                true));
        if (fails) {
          StepFailure failure = failure(step, node, shown);
          listener.happened(new RunEvent.Failed(tick(), failure));
          finish(step, StepOutcome.FAILED, listener);
          return Optional.of(new RunOutcome.Failed(summary(0), List.of(failure)));
        }
      }
      listener.happened(
          new RunEvent.Verified(tick(), step.id(), node.name(), Duration.ofMillis(400)));
    }
    finish(step, StepOutcome.APPLIED, listener);
    done.add(step.id());
    return Optional.empty();
  }

  private void print(Step step, NodeSpec node, EventListener listener) {
    for (String line : List.of("reading the state of " + step.id(), "done on " + node.name())) {
      listener.happened(
          new RunEvent.OutputLine(tick(), step.id(), node.name(), OutputListener.Stream.OUT, line));
    }
  }

  private void halt(Step step, NodeSpec node, EventListener listener) {
    listener.happened(
        new RunEvent.Progressed(
            tick(), step.id(), node.name(), 50.4, Optional.of(Duration.ofSeconds(6))));
    try {
      halted.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static StepFailure failure(Step step, NodeSpec node, ShownAction action) {
    return new StepFailure(
        step.id(),
        node.name(),
        Optional.of(action),
        Optional.of(1),
        "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt-get)",
        "",
        Message.of("engine.failure.command", node.name(), "apt-get install", 1),
        Message.of("diagnosis.package-lock", node.name(), "Could not get lock"));
  }

  private void finish(Step step, StepOutcome outcome, EventListener listener) {
    listener.happened(new RunEvent.Finished(tick(), step.id(), outcome, Duration.ofSeconds(1)));
  }

  private Instant tick() {
    now = now.plusMillis(40);
    return now;
  }

  private static RunSummary summary(int applied) {
    return new RunSummary(
        0, applied, 0, applied, applied, Duration.ofSeconds(252), Duration.ofSeconds(240));
  }
}
