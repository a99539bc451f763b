package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The disk under DRBD (slide "DRBD用のパーティションを準備"). A device is only looked at: mounted, in use or
/// with anything recognisable on it, it is a conflict. An image is made at its full size and put on
/// a loop device, now and at every boot.
public record PrepareDisk(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.disk");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return switch (input.spec().diskOf(node)) {
      case DiskSpec.Device disk -> List.of(input.platform().disks().show(disk.device()));
      case DiskSpec.Image image -> onLoopDevice(image);
    };
  }

  private List<Action> onLoopDevice(DiskSpec.Image disk) {
    String directory = disk.image().substring(0, Math.max(1, disk.image().lastIndexOf('/')));
    List<Action> actions = new ArrayList<>();
    actions.add(Run.asRoot("mkdir", "-p", directory));
    actions.add(
        new OnlyIf(
            Message.of("stage.condition.no-image", disk.image()),
            Run.script("[ ! -e \"$1\" ]", disk.image()),
            List.of(
                Run.asRoot(
                        "dd",
                        "if=/dev/zero",
                        "of=" + disk.image() + ".part",
                        "bs=1M",
                        "count=" + disk.sizeMiB(),
                        "conv=fsync")
                    .within(Duration.ofHours(6)),
                Run.asRoot("mv", disk.image() + ".part", disk.image()))));
    actions.addAll(input.platform().disks().attach(disk.image(), DiskSpec.LOOP));
    return actions;
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return List.of(input.platform().disks().wipe(input.spec().diskOf(node).backing()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Inspection.of(input, node), Inspection.identity(input, node));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    Probe inspection = Inspection.of(input, node);
    String found = facts.text(inspection);
    String device = input.spec().diskOf(node).backing();
    if (found.startsWith("ours")) {
      return input.spec().diskOf(node) instanceof DiskSpec.Image
          ? FileSteps.stateOf(actions(node), facts)
          : StepState.satisfied();
    }
    if (found.startsWith("blank")) {
      // Nothing has to be done to a blank device; create-md is the next step's.
      return input.spec().diskOf(node) instanceof DiskSpec.Device
          ? DiskFitness.of(input, node, all)
          : FileSteps.stateOf(actions(node), facts);
    }
    if (found.startsWith("no-image")) {
      return StepState.missing("stage.missing.image", device);
    }
    if (isInUse(found)) {
      return new StepState.Conflict(
          Message.of("stage.conflict.disk-used", node.name(), device, found), "");
    }
    return new StepState.Conflict(
        Message.of("stage.conflict.disk", node.name(), device, found), node.name() + ":" + device);
  }

  /// What somebody works with is never erased, whatever a person typed.
  private static boolean isInUse(String found) {
    return found.startsWith("mounted at ")
        || found.startsWith("swap in use")
        || found.contains("in use")
        || found.startsWith("there is no such device");
  }
}
