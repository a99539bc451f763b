package futago.stage.ossettings;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Both names in `/etc/hosts`, so that finding the peer needs no name server. The block stands
/// before Debian's own `127.0.1.1` line: the first line that has a name wins, and the node's name
/// must mean its address on the cluster's network.
public record NameBothHosts(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("ossettings.hosts");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String lines =
        input.spec().nodes().stream()
            .map(host -> host.address() + "\t" + host.name())
            .collect(Collectors.joining("\n"));
    return List.of(
        new EditFile(
            "/etc/hosts", List.of(new EditFile.Block("hosts", lines, "^127\\.0\\.1\\.1")), true));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return FileSteps.stateOf(actions(node), facts);
  }
}
