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
    var text =
        new StringBuilder(
            """
            # Written by Futago, the same on both nodes. To undo: futago remove.
            resource %s {
              protocol C;
              meta-disk internal;
              disk {
                resync-rate %s;
              }
            """
                .formatted(drbd.resource(), drbd.resyncRate().orElse("40M")));
    for (NodeSpec host : input.spec().nodes()) {
      text.append(
          """
            on %s {
              device %s;
              disk %s;
              address %s:%d;
            }
          """
              .formatted(
                  host.name(),
                  drbd.device(),
                  Backing.deviceOf(input.spec(), host),
                  host.address(),
                  drbd.port()));
    }
    return List.of(WriteFile.text(fileOf(input.spec()), text.append("}\n").toString()));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return FileSteps.stateOf(actions(node), facts);
  }
}
