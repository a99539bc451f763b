package futago.stage.drbd;

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
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Makes ACT primary: only a primary's device can be written to. After the first synchronisation it
/// already is; after a reboot in between it is not.
public record BecomePrimary(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.primary");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Run.asRoot("drbdadm", "primary", input.spec().drbd().resource()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(StartResource.state(input), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.isManaged(all)
            || facts.text(StartResource.state(input)).contains("ro:Primary/")
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-primary");
  }
}
