package futago.cluster.drill;

import futago.cluster.ClusterActions;
import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.drill.DrillEvent.Phase;
import futago.cluster.probe.Outage;
import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeResult;
import futago.spec.PlatformName;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of a drill.
final class DrillCourse implements AutoCloseable {
  /// How long the client writes undisturbed before.
  private static final Duration UNDISTURBED = Duration.ofSeconds(3);

  /// The client writes until it is stopped.
  private static final Duration ENDLESS = Duration.ofDays(365);

  private static final Duration LONGEST_READ = Duration.ofMinutes(2);

  private final DrillGround ground;
  private final DrillPlan.Ready plan;
  private final DrillOptions options;
  private final Probe probe;
  private final Observer observer;
  private final RowWatch rows = new RowWatch();
  private final Steps steps;
  private final Recovery recovery;
  private final List<Message> unmet = new ArrayList<>();

  DrillCourse(
      DrillGround ground,
      ClusterActions actions,
      DrillPlan.Ready plan,
      DrillOptions options,
      DrillListener listener,
      Probe probe) {
    this.ground = ground;
    this.plan = plan;
    this.options = options;
    this.probe = probe;
    this.observer = new Observer(ground, listener);
    this.steps = new Steps(ground, actions, rows, options.patience(), observer::output);
    this.recovery =
        new Recovery(plan, options, actions, observer, rows, ground.slack(), this::helped);
  }

  DrillResult run() throws InterruptedException {
    Instant started = ground.clock().instant();
    observer.phase(
        Phase.WRITING, Message.of("drill.phase.writing", ground.spec().virtualIp().address()));
    Thread writer = Thread.ofVirtual().name("drill's client").start(this::write);
    Optional<String> ranOnAfter;
    Optional<Duration> whole;
    try {
      observer.pass(UNDISTURBED);
      observer.phase(Phase.HARM, Message.of("drill.phase.harm", plan.drill().title()));
      Duration harmed = observer.now();
      ranOnAfter = failAndHeal();
      observer.phase(Phase.RECOVERY, Message.of("drill.phase.recovery"));
      whole = recovery.await().map(at -> at.minus(harmed));
    } finally {
      probe.stop();
      join(writer);
    }
    observer.phase(Phase.READ_BACK, Message.of("drill.phase.read-back"));
    Optional<ProbeResult> measured = readBack();
    Recovery.Left left = recovery.leave(whole.isPresent());
    observer.phase(Phase.OVER, Message.of("drill.phase.over"));
    new Judgement(plan, ranOnAfter, whole, measured, options, left, ground.slack()).addTo(unmet);
    return result(started, ranOnAfter, whole, measured, left);
  }

  private DrillResult result(
      Instant started,
      Optional<String> ranOnAfter,
      Optional<Duration> whole,
      Optional<ProbeResult> measured,
      Recovery.Left left) {
    var findings = new ArrayList<Message>();
    plan.drill().danger().ifPresent(findings::add);
    findings.addAll(observer.findings());
    List<Long> outages =
        measured.stream().flatMap(each -> each.outages().stream()).map(Outage::millis).toList();
    return new DrillResult(
        ground.spec().name(),
        plan.drill(),
        started,
        ground.simulated(),
        plan.active(),
        ranOnAfter,
        left.returned(),
        outages.stream().mapToLong(Long::longValue).sum(),
        outages,
        whole.map(Duration::toMillis),
        measured.map(
            each -> new DrillResult.Rows(each.acknowledged(), each.lost(), each.doubtful())),
        whole.isPresent() && left.whole(),
        unmet,
        findings,
        plan.before().platform().map(PlatformName::id));
  }

  private void write() {
    try {
      probe.write(
          ENDLESS,
          options.pace(),
          slot -> {
            rows.row(slot);
            observer.tell(new DrillEvent.Row(slot));
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
      Optional<String> ranOn = plan.before().groupOn();
      if (trouble.isPresent()) {
        unmet.add(Message.of("drill.unmet.harm", trouble.get().what()));
      } else {
        observer.phase(Phase.WATCH, Message.of("drill.phase.watch"));
        ranOn = lookUntilDealtWith();
      }
      heal();
      healed = true;
      return ranOn;
    } finally {
      if (!healed) {
        healWhateverHappens();
      }
    }
  }

  /// @return where the database runs then. A look may meet it while it is just being started once
  ///   more, and then the one before tells.
  private Optional<String> lookUntilDealtWith() throws InterruptedException {
    var effect = new Effect(plan.drill(), plan.active(), plan.standby());
    Duration end = observer.now().plus(options.patience());
    while (true) {
      ClusterStatus status = observer.look();
      if (effect.shownBy(status, rows)) {
        return observer.lookOn(effect.hold()).groupOn().or(status::groupOn);
      }
      if (observer.now().compareTo(end) >= 0) {
        unmet.add(Message.of("drill.unmet.deadline", options.patience().toSeconds()));
        return status.groupOn();
      }
      observer.pause();
    }
  }

  private void heal() throws InterruptedException {
    if (plan.heal().isEmpty()) {
      return;
    }
    observer.phase(Phase.HEAL, HealText.of(plan.heal()));
    steps
        .doAll(plan.heal())
        .ifPresent(trouble -> unmet.add(Message.of("drill.unmet.heal", trouble.what())));
  }

  /// Also for a thread that was interrupted: nobody must be left without power or link.
  private void healWhateverHappens() {
    join(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    heal();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
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

  /// A cluster that needs somebody to clean up before it serves again has not dealt with it alone.
  private void helped() {
    Message said = Message.of("drill.unmet.helped");
    if (!unmet.contains(said)) {
      unmet.add(said);
    }
  }

  private Optional<ProbeResult> readBack() throws InterruptedException {
    try {
      ProbeResult measured = probe.readBack(LONGEST_READ);
      probe.dropTable();
      return Optional.of(measured);
    } catch (ProbeException e) {
      unmet.add(Message.of("drill.unmet.unread", e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    observer.close();
  }
}
