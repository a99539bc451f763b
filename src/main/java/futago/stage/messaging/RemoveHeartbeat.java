package futago.stage.messaging;

import futago.command.FileScripts;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.Target;
import futago.platform.MembershipLayer;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.RemovalStep;
import java.util.List;

/// Undoing the Heartbeat stage: its configuration and key gone. It was stopped with Pacemaker.
public final class RemoveHeartbeat {
  private RemoveHeartbeat() {}

  /// The step.
  public static Step step(PlanInput input) {
    MembershipLayer heartbeat = input.platform().membership();
    return new RemovalStep(
        StepId.of("remove.heartbeat"),
        Target.BOTH,
        "head -n 1 %s | grep -q Futago || [ -e %s ]"
            .formatted(heartbeat.configuration(), heartbeat.key()),
        _ ->
            List.of(
                FileScripts.restore(heartbeat.configuration()),
                FileScripts.restore(heartbeat.key()),
                Run.asRoot("rm", "-f", Names.STATE + "/heartbeat-started")));
  }
}
