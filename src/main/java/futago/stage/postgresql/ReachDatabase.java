package futago.stage.postgresql;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks the database from the other node, over the network (slide "ネットワーク越しに接続できることを確認"): a
/// firewall or a wrong `pg_hba.conf` shows here and not only after the first failover.
/// pg_isready(1) needs no password.
public record ReachDatabase(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("postgresql.reach");
  }

  @Override
  public Target target() {
    return Target.SBY;
  }

  @Override
  public boolean skippable() {
    return true;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        WaitFor.until(
            Message.of("stage.wait.database-answers", input.act().address()),
            Run.asRoot(
                input.postgresql("pg_isready"),
                "-h",
                input.act().address(),
                "-p",
                Integer.toString(input.spec().postgresql().port())),
            Duration.ofMinutes(2)));
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
