package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WriteFile;
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
import java.util.List;
import java.util.Map;

/// The disk under DRBD (slide "DRBD用のパーティションを準備"). A device is only looked at: mounted, in use or
/// with anything recognisable on it, it is a conflict. An image is made at its full size and put on
/// a loop device by a unit of its own, which does it again at every boot before Pacemaker starts
/// (the slides use `rc.local`).
public record PrepareDisk(PlanInput input) implements Step {
  private static final String UNIT = "/etc/systemd/system/futago-loop.service";

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
      case DiskSpec.Device disk ->
          List.of(Run.asRoot("lsblk", "-o", "NAME,SIZE,TYPE,FSTYPE,MOUNTPOINTS", disk.device()));
      case DiskSpec.Image image -> onLoopDevice(image);
    };
  }

  private List<Action> onLoopDevice(DiskSpec.Image disk) {
    String directory = disk.image().substring(0, Math.max(1, disk.image().lastIndexOf('/')));
    return List.of(
        Run.asRoot("mkdir", "-p", directory),
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
                Run.asRoot("mv", disk.image() + ".part", disk.image()))),
        WriteFile.text(
            UNIT,
            input.configuration(
                "futago-loop.service", Map.of("image", disk.image(), "loop", Backing.LOOP))),
        input.platform().services().reload(),
        input.platform().services().enable("futago-loop.service"),
        Run.asRoot("systemctl", "start", "futago-loop.service"));
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    // --backup keeps every signature that is wiped in /root, so that it can be put back with dd.
    return List.of(Run.asRoot("wipefs", "--all", "--backup", Backing.deviceOf(input.spec(), node)));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Inspection.of(input, node));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    Probe inspection = Inspection.of(input, node);
    String found = facts.text(inspection);
    String device = Backing.deviceOf(input.spec(), node);
    if (found.startsWith("ours")) {
      return input.spec().diskOf(node) instanceof DiskSpec.Image
          ? FileSteps.stateOf(actions(node), facts)
          : StepState.satisfied();
    }
    if (found.startsWith("blank")) {
      // Nothing has to be done to a blank device; create-md is the next step's.
      return input.spec().diskOf(node) instanceof DiskSpec.Device
          ? StepState.satisfied()
          : FileSteps.stateOf(actions(node), facts);
    }
    if (found.startsWith("no-image")) {
      return StepState.missing("stage.missing.image", device);
    }
    return new StepState.Conflict(
        Message.of("stage.conflict.disk", node.name(), device, found), node.name() + ":" + device);
  }
}
