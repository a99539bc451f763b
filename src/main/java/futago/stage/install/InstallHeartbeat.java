package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.Yum;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Installs Pacemaker and Heartbeat from the local repository (slide
/// "PacemakerとHeartbeatのパッケージをインストール").
public record InstallHeartbeat(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.heartbeat");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return Yum.installFrom(
        input.spec().el6().sources().linuxHaDirectory(),
        "pacemaker.repo",
        input.platform().clusterPackages());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Wanted.stateOf(input.platform().clusterPackages(), input, facts);
  }
}
