package futago.stage.ossettings;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// The node's name must be what `uname -n` says (slide "ノード名は「uname -n」で返ってくるホスト名と同じ").
public record SetHostName(PlanInput input) implements Step {
  private static final Probe NAME = new Probe("uname", "uname -n");

  @Override
  public StepId id() {
    return StepId.of("ossettings.host-name");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        input.platform().hostName().keep(node.name()), Run.asRoot("hostname", node.name()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(NAME);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    String name = facts.text(NAME);
    return name.equals(node.name())
        ? FileSteps.stateOf(actions(node), facts)
        : StepState.missing("stage.missing.host-name", name);
  }
}
