package futago.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Plan;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.StepId;
import futago.text.Message;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// From the events of runs to what a person sees of the steps; no window takes part.
class RunModelTest {
  private static final StepId DISK = StepId.of("drbd.disk");

  private final Plan plan = UiFixture.plan();
  private final ScriptedRuns runs = new ScriptedRuns(plan);
  private final RunModel model = new RunModel(plan);
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final RunControl control = new RunControl(model, runs, window::add, _ -> false, Set.of());

  private void until(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      try {
        Runnable task = window.poll(50, TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void untilIdle() {
    until(() -> !control.isBusy());
  }

  @Test
  void aLookFindsWhereToGoOn() {
    runs.doneBefore("drbd.disk");
    control.look();
    untilIdle();

    assertThat(model.next()).contains(DISK);
    assertThat(model.past().get()).isEqualTo(17);
    assertThat(model.status(StepId.of("install.lists")).get()).isEqualTo(StepStatus.ALREADY_DONE);
    assertThat(model.status(DISK).get()).isEqualTo(StepStatus.WAITING);
    assertThat(model.panes()).allMatch(pane -> pane.lines().end() == 0);
  }

  @Test
  void oneStepIsRunAndNoOther() {
    StepId first = model.steps().getFirst();
    control.run(first, Optional.of(first));
    untilIdle();

    assertThat(model.status(first).get()).isEqualTo(StepStatus.DONE);
    assertThat(model.past().get()).isEqualTo(1);
    assertThat(model.outcome().get()).get().isInstanceOf(RunOutcome.Done.class);
  }

  @Test
  void aFailureStopsThereAndItsRetryGoesOnAsFarAsTheRunWasToGo() {
    StepId failing = StepId.of("install.pacemaker");
    StepId last = StepId.of("install.system");
    runs.failing(failing.value());
    control.run(model.steps().getFirst(), Optional.of(last));
    untilIdle();
    assertThat(model.status(failing).get()).isEqualTo(StepStatus.FAILED);
    assertThat(model.next()).contains(failing);

    control.retry();
    untilIdle();

    assertThat(model.status(failing).get()).isEqualTo(StepStatus.DONE);
    assertThat(model.status(last).get()).isEqualTo(StepStatus.DONE);
    assertThat(model.status(StepId.of("ossettings.host-name")).get()).isEqualTo(StepStatus.WAITING);
  }

  @Test
  void aConflictIsPassedOnlyByItsWord() {
    runs.doneBefore("drbd.disk")
        .conflict("drbd.disk", "alice", "alice:/dev/sdb1", Message.of("ui.ok"));
    control.run(DISK, Optional.of(DISK));
    untilIdle();
    assertThat(model.status(DISK).get()).isEqualTo(StepStatus.REFUSED);

    control.retryErasing(Set.of("bob:/dev/sdb1"));
    untilIdle();
    assertThat(model.status(DISK).get()).isEqualTo(StepStatus.REFUSED);

    control.retryErasing(Set.of("alice:/dev/sdb1"));
    untilIdle();
    assertThat(model.status(DISK).get()).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aStopEndsTheRunAndTellsWhereItGoesOn() {
    runs.haltingAt("install.lists");
    control.run(model.steps().getFirst(), Optional.empty());
    until(() -> model.panes().getFirst().activity().get().percent().isPresent());
    control.stop();
    assertThat(model.phase().get()).isEqualTo(RunModel.Phase.STOPPING);
    untilIdle();

    assertThat(model.outcome().get()).get().isInstanceOf(RunOutcome.Cancelled.class);
    assertThat(model.status(model.steps().getFirst()).get()).isEqualTo(StepStatus.STOPPED);
    assertThat(model.next()).contains(model.steps().getFirst());
  }

  @Test
  void aStepThatIsSkippedIsBehindUsAndLeftOut() {
    StepId clock = StepId.of("ossettings.clock");
    runs.doneBefore("ossettings.clock").failing("ossettings.clock");
    control.look();
    untilIdle();
    control.run(clock, Optional.empty());
    untilIdle();
    model.skip(clock);
    assertThat(model.next()).contains(StepId.of("ossettings.link"));

    control.retry();
    untilIdle();

    assertThat(model.status(clock).get()).isEqualTo(StepStatus.SKIPPED);
    assertThat(model.next()).isEmpty();
  }

  @Test
  void whatIsWrongWithTheProgramItselfIsTold() {
    RunControl other =
        new RunControl(
            model,
            (_, _, _, ended) -> {
              ended.accept(Optional.of(Message.of("ui.ok")));
              return () -> {};
            },
            Runnable::run,
            _ -> false,
            Set.of());

    other.look();

    assertThat(other.isBusy()).isFalse();
    assertThat(other.trouble().get()).contains(Message.of("ui.ok"));
  }

  @Test
  void theOptionsOfARunCarryWhatTheUserAllowed() {
    var seen = new java.util.ArrayList<RunOptions>();
    var other =
        new RunControl(
            model,
            (options, _, _, ended) -> {
              seen.add(options);
              ended.accept(Optional.empty());
              return () -> {};
            },
            Runnable::run,
            _ -> false,
            Set.of());
    model.skip(StepId.of("ossettings.clock"));

    other.retryErasing(Set.of("bob:/dev/sdb1"));

    assertThat(seen.getFirst().erase()).containsExactly("bob:/dev/sdb1");
    assertThat(seen.getFirst().skip()).containsExactly(StepId.of("ossettings.clock"));
    assertThat(seen.getFirst().from()).contains("install.lists");
  }
}
