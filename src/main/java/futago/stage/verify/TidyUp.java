package futago.stage.verify;

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
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Takes the test's role, table and password file away and notes on both nodes that they were
/// verified.
public record TidyUp(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("verify.tidy-up");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        new OnlyIf(
            Message.of("stage.condition.database-here"),
            Run.asRoot("mountpoint", "-q", input.spec().drbd().mount()),
            List.of(
                drop("DROP TABLE IF EXISTS futago_verify"),
                drop("DROP ROLE IF EXISTS futago_verify"))),
        PasswordFile.remove(),
        Verified.mark(input));
  }

  private Action drop(String statement) {
    return Run.as(
        "postgres",
        input.postgresql("psql"),
        "-X",
        "-q",
        "-p",
        Integer.toString(input.spec().postgresql().port()),
        "-c",
        statement);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Verified.probe(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Verified.stateOf(input, all);
  }
}
