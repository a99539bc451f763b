package futago.stage.pacemaker;

import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.RemovalStep;
import java.time.Duration;
import java.util.List;

/// Undoing the Pacemaker stage. The standby goes first: were the active node stopped first, the
/// other one would take over. Stopping Pacemaker stops PostgreSQL, the address and the file system
/// in good order.
public final class StopResources {
  private StopResources() {}

  /// Stops Pacemaker on SBY.
  public static Step onStandby(PlanInput input) {
    return stop(input, "remove.stop-standby", Target.SBY);
  }

  /// Stops Pacemaker on ACT, and with it all that it runs.
  public static Step onActive(PlanInput input) {
    return stop(input, "remove.stop-active", Target.ACT);
  }

  private static Step stop(PlanInput input, String id, Target target) {
    String manager = input.platform().membership().managerService();
    return new RemovalStep(
        StepId.of(id),
        target,
        input.platform().services().isOn(manager),
        _ -> List.of(input.platform().services().disableNow(manager)));
  }

  /// Forgets the configuration, of which a copy stays on the node.
  public static Step forget(PlanInput input) {
    String cib = input.platform().membership().cibDirectory();
    return new RemovalStep(
        StepId.of("remove.resources"),
        Target.BOTH,
        "[ -e " + Names.CRM_FILE + " ] || [ -e " + cib + "/cib.xml ]",
        _ ->
            List.of(
                Run.script(
                        """
                        umask 077; mkdir -p %1$s/backup
                        [ ! -e %3$s/cib.xml ] ||
                          cp %3$s/cib.xml %1$s/backup/cib.$(date -u +%%Y%%m%%dT%%H%%M%%SZ).xml
                        rm -f %3$s/* %1$s/pgsql.crm.loaded %1$s/verified %2$s
                        """
                            .formatted(Names.STATE, Names.CRM_FILE, cib))
                    .within(Duration.ofMinutes(1))));
  }
}
