package futago.cli.progress;

import futago.command.Run;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.ShownAction;
import futago.engine.StepId;
import futago.engine.StepOutcome;
import futago.engine.StepState;
import futago.remote.OutputListener;
import futago.slide.SamplePlan;
import futago.slide.SampleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Events of a run as a runner would tell them, for tests.
final class Events {
  static final Plan PLAN =
      SamplePlan.of(
          SampleStep.both("drbd.mount-point", Run.asRoot("mkdir")),
          SampleStep.both("drbd.mount", Run.asRoot("mount")),
          SampleStep.both("verify.online"));
  static final StepId FIRST = StepId.of("drbd.mount-point");
  static final StepId SECOND = StepId.of("drbd.mount");
  static final RunSummary SUMMARY =
      new RunSummary(2, 1, 0, 3, 9, Duration.ofSeconds(100), Duration.ofSeconds(98));

  private static final Instant AT = Instant.ofEpochSecond(1_800_000_000);

  private Events() {}

  static RunEvent runStarted() {
    return new RunEvent.RunStarted(
        AT, "pgha", List.of("alice", "bob"), PLAN.steps().stream().map(s -> s.id()).toList());
  }

  static RunEvent started(StepId step, String node) {
    return new RunEvent.Started(AT, step, node);
  }

  static RunEvent missing(StepId step, String node) {
    return new RunEvent.Checked(
        AT, step, node, StepState.missing("stage.missing.mount-point", "/mnt"));
  }

  static RunEvent satisfied(StepId step, String node) {
    return new RunEvent.Checked(AT, step, node, StepState.satisfied());
  }

  static RunEvent command(StepId step, String node, String line) {
    return new RunEvent.ActionStarted(AT, step, node, 1, new ShownAction.Command("root", line));
  }

  static RunEvent action(StepId step, String node, ShownAction action) {
    return new RunEvent.ActionStarted(AT, step, node, 1, action);
  }

  static RunEvent output(StepId step, String node, String line) {
    return new RunEvent.OutputLine(AT, step, node, OutputListener.Stream.OUT, line);
  }

  static RunEvent progressed(StepId step, String node, double percent, int second) {
    return new RunEvent.Progressed(
        AT.plusSeconds(second), step, node, percent, Optional.of(Duration.ofSeconds(70)));
  }

  static RunEvent ended(StepId step, String node, int status, boolean changed) {
    return new RunEvent.ActionFinished(AT, step, node, 1, status, Duration.ofMillis(1200), changed);
  }

  static RunEvent finished(StepId step, StepOutcome outcome) {
    return new RunEvent.Finished(AT, step, outcome, Duration.ofSeconds(12));
  }

  static RunEvent runFinished() {
    return new RunEvent.RunFinished(AT, new RunOutcome.Done(SUMMARY));
  }
}
