package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Brings the package lists up to date, if anything has to be installed at all.
public record RefreshPackageLists(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.lists");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return input.platform().packages().refresh();
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Wanted.stateOf(Wanted.all(input), input, facts);
  }
}
