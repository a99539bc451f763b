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

/// Undoing the OS settings: names, ports and log as they were.
public final class RestoreSettings {
  private RestoreSettings() {}

  /// The step.
  public static Step step(PlanInput input) {
    return new RemovalStep(
        StepId.of("remove.settings"),
        Target.BOTH,
        "grep -q '^# futago hosts begin' /etc/hosts || [ -e /etc/rsyslog.d/30-futago-ha-log.conf ]",
        _ -> undo(input));
  }

  private static List<Action> undo(PlanInput input) {
    List<Action> actions =
        new ArrayList<>(input.platform().firewall().close(OpenPorts.ports(input)));
    actions.add(StartedWith.rsyslog(SeparateClusterLog.RULES).forget());
    actions.add(FileScripts.restore(SeparateClusterLog.RULES));
    actions.add(FileScripts.restore("/etc/logrotate.d/futago-ha-log"));
    actions.add(FileScripts.restore("/etc/default/pacemaker"));
    actions.add(input.platform().services().restart("rsyslog.service"));
    actions.add(FileScripts.removeBlock("/etc/hosts", "hosts"));
    actions.addAll(input.platform().hostName().restore());
    return actions;
  }
}
