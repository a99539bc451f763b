package futago.stage.ossettings;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;

/// Leaves SELinux as it is, because the spec says so; the slide says what that means.
public record LeaveSelinux() implements Step {
  @Override
  public StepId id() {
    return StepId.of("ossettings.selinux-unchanged");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Run.asRoot("getenforce"));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return StepState.satisfied();
  }
}
