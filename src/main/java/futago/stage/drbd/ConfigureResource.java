package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.ClusterSpec;
import futago.spec.DrbdSpec;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// DRBD's resource file, the same on both nodes (slide "DRBDリソースの設定").
public record ConfigureResource(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.resource");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  /// Where the resource file lies.
  public static String fileOf(ClusterSpec spec) {
    return "/etc/drbd.d/" + spec.drbd().resource() + ".res";
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    DrbdSpec drbd = input.spec().drbd();
    List<Map<String, Object>> nodes =
        input.spec().nodes().stream()
            .map(
                host ->
                    Map.<String, Object>of(
                        "name", host.name(),
                        "device", drbd.device(),
                        "disk", input.spec().diskOf(host).backing(),
                        "address", host.address(),
                        "port", drbd.port()))
            .toList();
    return List.of(
        WriteFile.text(
            fileOf(input.spec()),
            input.sharedConfiguration(
                "drbd.res",
                Map.of(
                    "resource", drbd.resource(),
                    "resyncRate", drbd.resyncRate().orElse("40M"),
                    "nodes", nodes))));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return FileSteps.stateOf(actions(node), facts);
  }
}
