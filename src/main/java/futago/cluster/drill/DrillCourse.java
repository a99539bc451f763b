package futago.cluster.drill;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterStatus;
import futago.cluster.ClusterWatch;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.NodeCondition;
import futago.cluster.drill.DrillEvent.Phase;
import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeResult;
import futago.platform.ResourceNames;
import futago.spec.PlatformName;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// One run of a drill.
final class DrillCourse implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /// How long the client writes undisturbed before.
  private static final Duration UNDISTURBED = Duration.ofSeconds(3);

  /// The client writes until it is stopped.
  private static final Duration ENDLESS = Duration.ofDays(365);

  private static final Duration BETWEEN_CLEANUPS = Duration.ofSeconds(20);

  private final DrillGround ground;
  private final ClusterActions actions;
  private final DrillPlan.Ready plan;
  private final DrillOptions options;
  private final DrillListener listener;
  private final Probe probe;
  private final ClusterWatch watch;
  private final RowWatch rows = new RowWatch();
  private final Steps steps;
  private final Effect effect;
  private final ReentrantLock telling = new ReentrantLock();
  private final Duration begun;
  private final Set<Message> findings = new LinkedHashSet<>();
  private final List<Message> unmet = new ArrayList<>();

  DrillCourse(
      DrillGround ground,
      ClusterActions actions,
      DrillPlan.Ready plan,
      DrillOptions options,
      DrillListener listener,
      Probe probe) {
    this.ground = ground;
    this.actions = actions;
    this.plan = plan;
    this.options = options;
    this.listener = listener;
    this.probe = probe;
    this.watch = new ClusterWatch(ground.spec(), ground.nodes(), ground.clock());
    this.steps =
        new Steps(
            ground,
            actions,
            rows,
            options.patience(),
            (node, line) -> tell(new DrillEvent.Output(node, line)));
    this.effect = new Effect(plan.drill(), plan.active(), plan.standby());
    this.begun = ground.time().now();
  }

  DrillResult run() throws InterruptedException {
    Instant started = ground.clock().instant();
    phase(Phase.WRITING, Message.of("drill.phase.writing", ground.spec().virtualIp().address()));
    Thread writer = Thread.ofVirtual().name("drill's client").start(this::write);
    Optional<String> ranOnAfter;
    Optional<Duration> whole;
    try {
      pass(UNDISTURBED);
      phase(Phase.HARM, Message.of("drill.phase.harm", plan.drill().title()));
      Duration harmed = ground.time().now();
      ranOnAfter = failAndHeal();
      phase(Phase.RECOVERY, Message.of("drill.phase.recovery"));
      whole = recover().map(at -> at.minus(harmed));
    } finally {
      probe.stop();
      join(writer);
    }
    phase(Phase.READ_BACK, Message.of("drill.phase.read-back"));
    Optional<ProbeResult> measured = readBack();
    boolean returned = back();
    phase(Phase.OVER, Message.of("drill.phase.over"));
    new Judgement(plan, ranOnAfter, whole, measured, options, returned, ground.slack())
        .addTo(unmet);
    return result(started, ranOnAfter, whole, measured, returned);
  }

  private DrillResult result(
      Instant started,
      Optional<String> ranOnAfter,
      Optional<Duration> whole,
      Optional<ProbeResult> measured,
      boolean returned) {
    var said = new ArrayList<Message>();
    plan.drill().danger().ifPresent(said::add);
    said.addAll(findings);
    return new DrillResult(
        ground.spec().name(),
        plan.drill(),
        started,
        ground.simulated(),
        plan.active(),
        ranOnAfter,
        returned,
        measured.map(ProbeResult::longestOutageMillis).orElse(0L),
        measured.map(ProbeResult::outages).orElse(List.of()),
        whole.map(Duration::toMillis),
        measured.map(
            each -> new DrillResult.Rows(each.acknowledged(), each.lost(), each.doubtful())),
        unmet,
        said,
        plan.before().platform().map(PlatformName::id));
  }

  private void write() {
    try {
      probe.write(
          ENDLESS,
          options.pace(),
          slot -> {
            rows.row(slot);
            tell(new DrillEvent.Row(slot));
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return where the database ran when the failure was dealt with
  private Optional<String> failAndHeal() throws InterruptedException {
    boolean healed = false;
    try {
      Optional<Finding> trouble = steps.doInOrder(plan.harm());
      ClusterStatus seen = plan.before();
      if (trouble.isPresent()) {
        unmet.add(Message.of("drill.unmet.harm", trouble.get().what()));
      } else {
        phase(Phase.WATCH, Message.of("drill.phase.watch"));
        seen = lookUntilDealtWith();
      }
      heal();
      healed = true;
      return seen.groupOn();
    } finally {
      if (!healed) {
        healWhateverHappens();
      }
    }
  }

  private void heal() throws InterruptedException {
    if (plan.heal().isEmpty()) {
      return;
    }
    phase(Phase.HEAL, HealText.of(plan.heal()));
    steps
        .doAll(plan.heal())
        .ifPresent(trouble -> unmet.add(Message.of("drill.unmet.heal", trouble.what())));
  }

  /// Also for a thread that was interrupted: nobody must be left without power or link.
  private void healWhateverHappens() {
    Thread heal =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    heal();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    join(heal);
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ClusterStatus lookUntilDealtWith() throws InterruptedException {
    Duration end = ground.time().now().plus(options.patience());
    while (true) {
      ClusterStatus status = look();
      if (effect.shownBy(status, rows)) {
        return lookOn(effect.hold());
      }
      if (ground.time().now().compareTo(end) >= 0) {
        unmet.add(Message.of("drill.unmet.deadline", options.patience().toSeconds()));
        return status;
      }
      pass(BETWEEN_LOOKS);
    }
  }

  private ClusterStatus lookOn(Duration time) throws InterruptedException {
    Duration end = ground.time().now().plus(time);
    ClusterStatus status = look();
    while (ground.time().now().compareTo(end) < 0) {
      pass(BETWEEN_LOOKS);
      status = look();
    }
    return status;
  }

  private ClusterStatus look() throws InterruptedException {
    ClusterStatus status = watch.read();
    Findings.of(status).forEach(finding -> findings.add(finding.what()));
    tell(new DrillEvent.Seen(status));
    return status;
  }

  /// Waits until all is as it was before, but for where the database runs.
  ///
  /// @return when both nodes served again
  private Optional<Duration> recover() throws InterruptedException {
    Duration end = ground.time().now().plus(options.patience());
    Duration nextCleanup = ground.time().now();
    Optional<Duration> redundant = Optional.empty();
    boolean counted = plan.drill().isCounted();
    while (ground.time().now().compareTo(end) < 0) {
      ClusterStatus status = look();
      if (redundant.isEmpty() && status.nothingIsMissing() && rows.served()) {
        redundant = Optional.of(ground.time().now());
      }
      if (Wholeness.isWhole(status) && rows.served() && !counted) {
        return redundant;
      }
      if (counted && redundant.isPresent()) {
        cleanUp(status, Optional.of(ResourceNames.GROUP));
        counted = false;
        nextCleanup = ground.time().now().plus(BETWEEN_CLEANUPS);
      } else if (ground.time().now().compareTo(nextCleanup) >= 0 && canBeCleaned(status)) {
        cleanUp(status, Optional.empty());
        nextCleanup = ground.time().now().plus(BETWEEN_CLEANUPS);
      }
      pass(BETWEEN_LOOKS);
    }
    return Optional.empty();
  }

  /// Failures are forgotten only when both nodes are there and the database runs: what is down on
  /// its own is no matter of a drill's.
  private static boolean canBeCleaned(ClusterStatus status) {
    return status.groupOn().isPresent()
        && status
            .pacemaker()
            .filter(view -> !view.failedActions().isEmpty())
            .filter(
                view ->
                    view.nodes().stream()
                        .allMatch(node -> node.condition() == NodeCondition.ONLINE))
            .isPresent();
  }

  private void cleanUp(ClusterStatus status, Optional<String> resource)
      throws InterruptedException {
    if (actions.plan(new ActionRequest.Cleanup(resource), status)
        instanceof ActionPlan.Ready ready) {
      // What it could not clean is seen, and cleaned the next time.
      var _ = actions.carryOut(ready, (_, line) -> tell(new DrillEvent.Output("", line)));
    }
  }

  private Optional<ProbeResult> readBack() throws InterruptedException {
    try {
      ProbeResult measured = probe.readBack(Duration.ofMinutes(2));
      probe.dropTable();
      return Optional.of(measured);
    } catch (ProbeException e) {
      unmet.add(Message.of("drill.unmet.unread", e.getMessage()));
      return Optional.empty();
    }
  }

  /// Moves the database back, unless it is to stay.
  ///
  /// @return whether it is where it was
  private boolean back() throws InterruptedException {
    ClusterStatus status = look();
    if (status.groupOn().equals(Optional.of(plan.active()))) {
      return true;
    }
    if (options.stay() || !Wholeness.isWhole(status)) {
      return false;
    }
    phase(Phase.RETURN, Message.of("drill.phase.return", plan.active()));
    var request = new ActionRequest.Switchover(Optional.of(plan.active()));
    if (actions.plan(request, status) instanceof ActionPlan.Ready ready) {
      return Steps.trouble(
                  actions.carryOut(ready, (_, line) -> tell(new DrillEvent.Output("", line))))
              .isEmpty()
          && awaitWhole();
    }
    return false;
  }

  private boolean awaitWhole() throws InterruptedException {
    Duration end = ground.time().now().plus(options.patience());
    while (ground.time().now().compareTo(end) < 0) {
      if (Wholeness.isWhole(look())) {
        return true;
      }
      pass(BETWEEN_LOOKS);
    }
    return false;
  }

  private void pass(Duration time) throws InterruptedException {
    ground.time().sleepUntil(ground.time().now().plus(time));
  }

  private void phase(Phase phase, Message said) {
    tell(new DrillEvent.PhaseBegan(phase, said, ground.time().now().minus(begun).toMillis()));
  }

  private void tell(DrillEvent event) {
    telling.lock();
    try {
      listener.happened(event);
    } finally {
      telling.unlock();
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
