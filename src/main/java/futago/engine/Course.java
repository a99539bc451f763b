package futago.engine;

import futago.command.Action;
import futago.command.Facts;
import futago.remote.NodeLock;
import futago.remote.NodeLocks;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.NodeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/// The way through the steps of one run.
final class Course {
  /// How a run ends, but for what it came to.
  private interface Ending extends Function<RunSummary, RunOutcome> {}

  private final Plan plan;
  private final List<Step> steps;
  private final Set<String> erase;
  private final RunContext context;
  private final Tally tally;
  private final Answers answers;
  private final Reporter reporter;

  /// Up to which step, exclusive, the answers hold.
  private int known;

  /// Whether the nodes are ours alone.
  private boolean locked;

  /// Whose locks were replaced for that, until it is told.
  private List<NodeLocks.Replaced> replacedLocks = List.of();

  /// For how many steps to ask the next time: what one step changed, others may have changed their
  /// answers by, so while steps are applied only the next one is worth asking for. Where steps turn
  /// out satisfied, ever more are asked for at once.
  private int ahead = 1;

  Course(Plan plan, List<Step> steps, Set<String> erase, RunContext context, Tally tally) {
    this.plan = plan;
    this.steps = steps;
    this.erase = erase;
    this.context = context;
    this.tally = tally;
    this.answers = new Answers(plan, erase, context);
    this.reporter = context.reporter();
  }

  Function<RunSummary, RunOutcome> go() {
    Optional<Ending> unable = askAll().or(this::refuseUpFront);
    if (unable.isPresent()) {
      return unable.get();
    }
    for (int i = 0; i < steps.size(); i++) {
      if (context.cancellation().requested()) {
        return cancelledAt(steps.get(i));
      }
      if (i >= known) {
        unable = ask(i, Math.min(steps.size(), i + ahead));
        ahead *= 2;
      }
      Optional<Ending> ending = unable.isPresent() ? unable : take(i);
      if (ending.isPresent()) {
        return ending.get();
      }
    }
    return RunOutcome.Done::new;
  }

  /// Asks for all steps and does none of them.
  Function<RunSummary, RunOutcome> look() {
    Optional<Ending> unable = askAll();
    if (unable.isPresent()) {
      return unable.get();
    }
    var refusals = new ArrayList<Refusal>();
    for (Step step : steps) {
      Map<NodeSpec, StepState> states = answers.states(step);
      announced(step, states);
      refusals.addAll(answers.refusals(step, states));
    }
    return refusals.isEmpty() ? RunOutcome.Done::new : refused(refusals);
  }

  private Optional<Ending> askAll() {
    return ask(0, steps.size()).or(() -> askAgain(0, steps.size()));
  }

  /// What Pacemaker is just moving can look like somebody else's for a moment: a file system that
  /// is mounted between two commands of one question. So what would be refused is asked twice.
  private Optional<Ending> askAgain(int from, int until) {
    return answers.refuseAnyOf(steps.subList(from, until)) ? ask(from, until) : Optional.empty();
  }

  private Optional<Ending> ask(int from, int until) {
    FanOut.Gathered<Facts> asked = answers.ask(steps.subList(from, until));
    if (!asked.failures().isEmpty()) {
      return Optional.of(failed(steps.get(from), asked.failures()));
    }
    if (asked.stopped()) {
      return Optional.of(cancelledAt(steps.get(from)));
    }
    known = until;
    return Optional.empty();
  }

  /// A conflict in a late step must not come to light when half the work is done.
  private Optional<Ending> refuseUpFront() {
    var refusals = new ArrayList<Refusal>();
    for (Step step : steps) {
      Map<NodeSpec, StepState> states = answers.states(step);
      List<Refusal> ofStep = answers.refusals(step, states);
      if (!ofStep.isEmpty()) {
        Instant start = announced(step, states);
        finished(step, StepOutcome.REFUSED, start);
        refusals.addAll(ofStep);
      }
    }
    return refusals.isEmpty() ? Optional.empty() : Optional.of(refused(refusals));
  }

  /// Checks a step and does it where it is needed.
  private Optional<Ending> take(int index) {
    Optional<Ending> unable = askAgain(index, index + 1);
    if (unable.isPresent()) {
      return unable;
    }
    Step step = steps.get(index);
    Map<NodeSpec, StepState> states = answers.states(step);
    List<Refusal> refusals = answers.refusals(step, states);
    List<NodeSpec> todo = todo(step, states);
    if (!locked && refusals.isEmpty() && !todo.isEmpty()) {
      // Others may have changed the nodes up to this moment.
      return lock(step).or(() -> ask(index, index + 1)).or(() -> take(index));
    }
    Instant start = announced(step, states);
    tellReplacedLocks(step);
    if (!refusals.isEmpty()) {
      finished(step, StepOutcome.REFUSED, start);
      return Optional.of(refused(refusals));
    }
    if (todo.isEmpty()) {
      finished(step, StepOutcome.SATISFIED, start);
      return Optional.empty();
    }
    known = index + 1;
    ahead = 1;
    return apply(step, states, todo, start);
  }

  private List<NodeSpec> todo(Step step, Map<NodeSpec, StepState> states) {
    boolean prove = step.provesOnly() && tally.appliedAny();
    return states.entrySet().stream()
        .filter(entry -> prove || !(entry.getValue() instanceof StepState.Satisfied))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Before the first change: nobody else may be at work on the nodes.
  private Optional<Ending> lock(Step step) {
    List<RemoteNode> nodes =
        plan.spec().nodes().stream().map(node -> context.remote(node).node()).toList();
    try {
      List<NodeLocks.Refused> refused =
          context.locks().take(nodes, name -> erase.contains(NodeLock.subject(name)));
      locked = refused.isEmpty();
      replacedLocks = context.locks().replaced();
      return refused.isEmpty() ? Optional.empty() : Optional.of(inUse(step, refused.getFirst()));
    } catch (RemoteException e) {
      return Optional.of(
          failed(
              step,
              List.of(
                  context
                      .failures()
                      .remote(step.id(), e.node(), Optional.empty(), "", e)
                      .failure())));
    } catch (NodeLock.LockFailedException e) {
      return Optional.of(
          failed(
              step, List.of(context.failures().asking(step.id(), e.node(), e.result()).failure())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(cancelledAt(step));
    }
  }

  /// Once, after the first step of which something is done was announced.
  private void tellReplacedLocks(Step step) {
    replacedLocks.forEach(
        lock -> reporter.tell(at -> new RunEvent.Noticed(at, step.id(), lock.node(), lock.said())));
    replacedLocks = List.of();
  }

  private Ending inUse(Step step, NodeLocks.Refused by) {
    finished(step, StepOutcome.REFUSED, reporter.now());
    return refused(
        List.of(
            new Refusal(
                step.id(),
                by.node(),
                new StepState.Conflict(
                    by.held().found(), by.held().stale() ? NodeLock.subject(by.node()) : ""))));
  }

  private Optional<Ending> apply(
      Step step, Map<NodeSpec, StepState> states, List<NodeSpec> todo, Instant start) {
    var broken = new AtomicBoolean();
    FanOut.Gathered<Boolean> done =
        work(
            step,
            todo,
            broken,
            (work, node) -> work.perform(actions(step, node, states.get(node))));
    if (done.failures().isEmpty() && !done.stopped()) {
      // The barrier: what is verified may need both nodes.
      done =
          work(
              step,
              plan.nodesOf(step),
              broken,
              (work, node) -> work.verify(step.verification(node)));
    }
    if (!done.failures().isEmpty()) {
      finished(step, StepOutcome.FAILED, start);
      return Optional.of(failedWith(done.failures()));
    }
    if (done.stopped()) {
      finished(step, StepOutcome.CANCELLED, start);
      return Optional.of(cancelledAt(step));
    }
    finished(step, StepOutcome.APPLIED, start);
    return Optional.empty();
  }

  /// A conflict that got this far is one whose subject the user has typed.
  private static List<Action> actions(Step step, NodeSpec node, StepState state) {
    return state instanceof StepState.Conflict
        ? Stream.concat(step.clearAway(node).stream(), step.actions(node).stream()).toList()
        : step.actions(node);
  }

  private interface Part {
    void on(NodeWork work, NodeSpec node)
        throws StepFailedException, StoppedException, InterruptedException;
  }

  /// Does a part of a step on several nodes. Where one fails, the other ends its command and stops.
  private FanOut.Gathered<Boolean> work(
      Step step, List<NodeSpec> nodes, AtomicBoolean broken, Part part) {
    return context
        .fanOut()
        .onAll(
            nodes,
            node -> {
              var work =
                  new NodeWork(
                      step.id(),
                      context.remote(node),
                      context,
                      () -> broken.get() || context.cancellation().requested());
              try {
                part.on(work, node);
                return true;
              } catch (StepFailedException e) {
                broken.set(true);
                tell(e.failure());
                throw e;
              }
            });
  }

  private Instant announced(Step step, Map<NodeSpec, StepState> states) {
    Instant start = reporter.now();
    states.forEach(
        (node, state) -> {
          reporter.tell(at -> new RunEvent.Started(at, step.id(), node.name()));
          reporter.tell(
              at ->
                  new RunEvent.Checked(at, step.id(), node.name(), reporter.masker().state(state)));
        });
    return start;
  }

  private void finished(Step step, StepOutcome outcome, Instant start) {
    reporter.tell(at -> new RunEvent.Finished(at, step.id(), outcome, reporter.since(start)));
  }

  private void tell(StepFailure failure) {
    reporter.tell(at -> new RunEvent.Failed(at, failure));
  }

  /// The nodes could not be asked, before the step or between two.
  private Ending failed(Step step, List<StepFailure> failures) {
    failures.forEach(this::tell);
    finished(step, StepOutcome.FAILED, reporter.now());
    return failedWith(failures);
  }

  private static Ending failedWith(List<StepFailure> failures) {
    return summary -> new RunOutcome.Failed(summary, failures);
  }

  private static Ending refused(List<Refusal> refusals) {
    return summary -> new RunOutcome.Refused(summary, refusals);
  }

  private static Ending cancelledAt(Step step) {
    return summary -> new RunOutcome.Cancelled(summary, step.id());
  }
}
