package futago.simulator.pacemaker;

import futago.simulator.machine.Timeline;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.Plan;
import futago.simulator.pacemaker.policy.Situation;
import futago.simulator.pacemaker.policy.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The node that decides for all (the DC): makes a plan, has its steps done, and makes another one
/// as soon as something is not as the plan thought. Guarded by the timeline's monitor.
final class Controller {
  private static final Duration THINKING = Duration.ofMillis(300);
  private static final Duration SENDING = Duration.ofMillis(200);
  private static final Duration AGAIN = Duration.ofMillis(500);

  /// A step of which nothing is heard for so long is given up.
  private static final Duration GIVEN_UP = Duration.ofMinutes(4);

  private final Pacemaker node;
  private final Timeline timeline;
  private List<Step> steps = List.of();
  private final Set<Integer> started = new HashSet<>();
  private final Set<Integer> done = new HashSet<>();
  private final Set<Integer> underWay = new HashSet<>();
  private boolean aborted;
  private Optional<Timeline.Pending> thinking = Optional.empty();
  private Optional<Timeline.Pending> recheck = Optional.empty();
  private int transition;

  Controller(Pacemaker node, Timeline timeline) {
    this.node = node;
    this.timeline = timeline;
  }

  /// What it is doing, as `crmadmin -S` says it.
  String state() {
    if (!steps.isEmpty()) {
      return "S_TRANSITION_ENGINE";
    }
    return thinking.isPresent() ? "S_POLICY_ENGINE" : "S_IDLE";
  }

  boolean isIdle() {
    return steps.isEmpty() && thinking.isEmpty();
  }

  /// Begins to decide, or goes on with other members.
  void begin() {
    poke();
  }

  /// No longer decides.
  void end() {
    thinking.ifPresent(Timeline.Pending::cancel);
    recheck.ifPresent(Timeline.Pending::cancel);
    thinking = Optional.empty();
    recheck = Optional.empty();
    clear();
  }

  private void clear() {
    transition++;
    steps = List.of();
    started.clear();
    done.clear();
    underWay.clear();
    aborted = false;
  }

  /// Something is different now.
  void poke() {
    if (!node.isController()) {
      return;
    }
    if (!steps.isEmpty()) {
      aborted = true;
      giveUpOnTheLost();
    } else if (thinking.isEmpty()) {
      thinking = Optional.of(timeline.after(THINKING, this::think));
    }
  }

  private void think() {
    thinking = Optional.empty();
    if (!node.isController()) {
      return;
    }
    if (node.partition().stream().anyMatch(each -> each.local().isBusy())) {
      // Somebody else's decision is still being carried out.
      thinking = Optional.of(timeline.after(AGAIN, this::think));
      return;
    }
    Situation before = node.situation(false);
    node.partition().forEach(each -> each.failures().forgetExpired(before));
    Situation situation = node.situation(true);
    clear();
    steps = Plan.of(situation);
    if (steps.isEmpty()) {
      rest(situation);
    } else {
      go();
    }
  }

  /// All is as it should be: what runs is looked after, until something happens or some time has
  /// gone by.
  private void rest(Situation situation) {
    for (Pacemaker each : node.partition()) {
      situation.model().primitives().forEach(each.local()::watch);
    }
    recheck.ifPresent(Timeline.Pending::cancel);
    recheck =
        Optional.of(
            timeline.after(Failures.untilNextExpires(situation, node.version()), this::poke));
  }

  private void go() {
    for (Step step : steps) {
      if (!aborted && !started.contains(step.number()) && done.containsAll(step.after())) {
        started.add(step.number());
        underWay.add(step.number());
        int mine = transition;
        timeline.after(SENDING, () -> send(step, mine));
      }
    }
    if (underWay.isEmpty() && (aborted || done.size() == steps.size())) {
      clear();
      poke();
    }
  }

  private void send(Step step, int mine) {
    if (mine != transition) {
      return;
    }
    Optional<Pacemaker> there =
        node.partition().stream().filter(each -> each.name().equals(step.node())).findFirst();
    Optional<Model.Primitive> primitive =
        node.model().primitives().stream()
            .filter(each -> each.id().equals(step.resource()))
            .findFirst();
    if (there.isEmpty() || primitive.isEmpty()) {
      aborted = true;
      over(step, mine);
      return;
    }
    there
        .get()
        .local()
        .execute(
            primitive.get(),
            step.kind().operation(),
            outcome -> finished(step, mine, there.get(), primitive.get(), outcome));
    timeline.after(
        GIVEN_UP,
        () -> {
          if (mine == transition && underWay.contains(step.number())) {
            aborted = true;
            over(step, mine);
          }
        });
  }

  private void finished(
      Step step, int mine, Pacemaker there, Model.Primitive primitive, Outcome outcome) {
    if (outcome.failed() && !outcome.isProbe()) {
      there.failures().operationFailed(primitive, outcome);
      if (mine == transition) {
        aborted = true;
      }
    } else if (mine == transition) {
      done.add(step.number());
    }
    over(step, mine);
  }

  private void over(Step step, int mine) {
    if (mine == transition) {
      underWay.remove(step.number());
      go();
    }
  }

  /// Of what a node does that is gone nothing more will be heard.
  private void giveUpOnTheLost() {
    List<String> there = node.partition().stream().map(Pacemaker::name).toList();
    boolean lost =
        steps.stream()
            .filter(step -> underWay.contains(step.number()))
            .filter(step -> !there.contains(step.node()))
            .map(Step::number)
            .toList()
            .stream()
            .map(underWay::remove)
            .reduce(false, Boolean::logicalOr);
    if (lost) {
      go();
    }
  }
}
