package futago.stage.messaging;

import futago.command.FileScripts;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.RemovalStep;
import java.util.List;

/// Undoing the messaging stage: Corosync stopped, its key gone, its configuration as the package
/// had it.
public final class RemoveMembership {
  private RemoveMembership() {}

  /// The step.
  public static Step step(PlanInput input) {
    return new RemovalStep(
        StepId.of("remove.messaging"),
        Target.BOTH,
        "head -n 1 /etc/corosync/corosync.conf | grep -q Futago || [ -e /etc/corosync/authkey ]",
        _ ->
            List.of(
                input.platform().services().disableNow("corosync.service"),
                FileScripts.restore("/etc/corosync/corosync.conf"),
                FileScripts.restore("/etc/corosync/authkey"),
                Run.asRoot("rm", "-f", Names.STATE + "/corosync-started")));
  }
}
