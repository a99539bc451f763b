package futago.stage.install;

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

/// DRBD is Pacemaker's to start, not the system's (slide
/// "DRBDはPacemakerによって起動されるので、OSの起動時に自動的に起動されないように設定を変更").
public record KeepDrbdFromBoot(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.drbd-off");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        Run.asRoot("chkconfig", "drbd", "off"), Run.asRoot("chkconfig", "--list", "drbd"));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.services(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.stateOf(input, facts, "drbd").endsWith(" disabled")
        ? StepState.satisfied()
        : StepState.missing("stage.missing.services-on", "drbd");
  }
}
