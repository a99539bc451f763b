package futago.stage.drbd;

import futago.command.Action;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Shell;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.RemovalStep;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Undoing the DRBD stage. The data stays on the disk, and with it a note that this disk is ours,
/// so that a later `apply` takes it up again, unless the data was to be erased too.
public final class RemoveResource {
  private RemoveResource() {}

  /// The step.
  ///
  /// @param eraseData whether metadata and file system are wiped off the disk, or the image deleted
  public static Step step(PlanInput input, boolean eraseData) {
    return new RemovalStep(
        StepId.of(eraseData ? "remove.drbd-and-data" : "remove.drbd"),
        Target.BOTH,
        "[ -e %s ] || [ -d %s ]"
                .formatted(
                    ConfigureResource.fileOf(input.spec()),
                    Shell.quote(input.spec().drbd().mount()))
            + (eraseData ? " || [ -e " + Names.STATE + "/disk ]" : ""),
        node -> undo(input, node, eraseData));
  }

  private static List<Action> undo(PlanInput input, NodeSpec node, boolean eraseData) {
    String resource = input.spec().drbd().resource();
    String mount = input.spec().drbd().mount();
    List<Action> actions = new ArrayList<>();
    actions.add(
        new OnlyIf(
            Message.of("stage.condition.mounted", mount),
            Run.asRoot("mountpoint", "-q", mount),
            List.of(Run.asRoot("umount", mount))));
    actions.add(
        new OnlyIf(
            Message.of("stage.condition.drbd-up", resource),
            Run.script("drbdadm cstate " + resource + " >/dev/null 2>&1"),
            List.of(Run.asRoot("drbdadm", "down", resource))));
    if (eraseData && input.spec().diskOf(node) instanceof DiskSpec.Device disk) {
      actions.add(input.platform().disks().erase(disk.device()));
    }
    if (input.spec().diskOf(node) instanceof DiskSpec.Image image) {
      actions.addAll(input.platform().disks().detach(image.image(), DiskSpec.LOOP));
      if (eraseData) {
        actions.add(Run.asRoot("rm", "-f", image.image()));
      }
    }
    actions.add(FileScripts.restore(ConfigureResource.fileOf(input.spec())));
    if (eraseData) {
      actions.add(Run.asRoot("rm", "-f", Names.STATE + "/disk"));
    }
    // rmdir takes only an empty directory away.
    actions.add(Run.script("[ ! -d \"$1\" ] || rmdir \"$1\"", mount));
    return actions;
  }
}
