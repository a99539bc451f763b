package futago.stage.verify;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import java.util.ArrayList;
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
    List<Action> actions = new ArrayList<>();
    if (node.name().equals(input.act().name())) {
      for (String statement :
          List.of("DROP TABLE IF EXISTS futago_verify", "DROP ROLE IF EXISTS futago_verify")) {
        actions.add(
            Run.as(
                "postgres",
                input.postgresql("psql"),
                "-X",
                "-q",
                "-p",
                Integer.toString(input.spec().postgresql().port()),
                "-c",
                statement));
      }
    } else {
      actions.add(PasswordFile.remove());
    }
    actions.add(Verified.mark());
    return actions;
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Verified.probe());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Verified.stateOf(all);
  }
}
