package futago.stage.ossettings;

import futago.command.Action;
import futago.command.FileScripts;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.stage.PlanInput;
import futago.stage.RemovalStep;
import futago.stage.StartedWith;
import java.util.ArrayList;
import java.util.List;

/// Undoing the OS settings on RHEL and CentOS: names, ports, log, and SELinux from the next boot
/// on.
public final class RestoreRedHatSettings {
  private RestoreRedHatSettings() {}

  /// The step.
  public static Step step(PlanInput input) {
    return new RemovalStep(
        StepId.of("remove.settings"),
        Target.BOTH,
        "grep -q '^# futago hosts begin' /etc/hosts || grep -q '^# futago %s begin' %s"
            .formatted(ConfigureRsyslog.BLOCK, ConfigureRsyslog.FILE),
        _ -> undo(input));
  }

  private static List<Action> undo(PlanInput input) {
    List<Action> actions =
        new ArrayList<>(input.platform().firewall().close(OpenPorts.ports(input)));
    actions.add(FileScripts.restore(DisableSelinux.FILE));
    actions.add(StartedWith.rsyslog(ConfigureRsyslog.FILE).forget());
    actions.add(FileScripts.removeBlock(ConfigureRsyslog.FILE, ConfigureRsyslog.BLOCK));
    actions.add(FileScripts.restore(ConfigureRsyslog.ROTATION));
    actions.add(input.platform().services().restart("rsyslog"));
    actions.add(FileScripts.removeBlock("/etc/hosts", "hosts"));
    actions.addAll(input.platform().hostName().restore());
    return actions;
  }
}
