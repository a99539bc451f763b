package futago.stage.postgresql;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Starts the database by hand, once, to see that it works (slide "PostgreSQLの起動と停止").
public record StartDatabase(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("postgresql.start");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        new OnlyIf(
            Message.of("stage.condition.database-stopped"),
            Run.script(
                "! su - postgres -s /bin/sh -c \"$1 status -D $2\" >/dev/null",
                input.postgresql("pg_ctl"),
                input.dataDirectory()),
            List.of(
                Run.as(
                    "postgres",
                    input.postgresql("pg_ctl"),
                    "start",
                    "-w",
                    "-t",
                    "120",
                    "-D",
                    input.dataDirectory(),
                    "-l",
                    "/dev/null"))));
  }

  /// Succeeds once the database has answered over the network and was stopped again.
  static Probe reached() {
    return new Probe("postgresql-reached", "[ -e " + InitialiseDatabase.REACHED + " ]");
  }

  static boolean isReached(Map<String, Facts> all) {
    return Questions.isManaged(all) || Questions.anyYes(all, reached());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(reached(), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return isReached(all) ? StepState.satisfied() : StepState.missing("stage.missing.not-tried");
  }
}
