package futago.stage.pacemaker;

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

/// Hands what was mounted by hand over to Pacemaker: unmounted. DRBD stays primary on ACT, which
/// Pacemaker finds out by itself and keeps, so that the group starts where the slides had it until
/// now.
public record HandOver(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("pacemaker.hand-over");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String mount = input.spec().drbd().mount();
    return List.of(
        new OnlyIf(
            Message.of("stage.condition.mounted", mount),
            Run.asRoot("mountpoint", "-q", mount),
            List.of(Run.asRoot("umount", mount))));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.isManaged(all)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-handed-over");
  }
}
