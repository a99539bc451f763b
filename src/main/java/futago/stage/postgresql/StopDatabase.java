package futago.stage.postgresql;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Stops the database again: from here on Pacemaker starts it.
public record StopDatabase(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("postgresql.stop");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        Run.as(
            "postgres",
            input.postgresql("pg_ctl"),
            "stop",
            "-w",
            "-m",
            "fast",
            "-D",
            input.dataDirectory()),
        Run.script("mkdir -p -m 0700 " + Names.STATE + "; touch " + InitialiseDatabase.REACHED));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(StartDatabase.reached(), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return StartDatabase.isReached(all)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-tried");
  }
}
