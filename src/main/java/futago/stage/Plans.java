package futago.stage;

import futago.engine.InstallStage;
import futago.engine.Plan;
import java.util.List;

/// The plan: seven stages in the talk's order, and the way back. Order lives here, in one class for
/// each cluster stack.
public final class Plans {
  private Plans() {}

  /// Everything from the first package to the last check.
  public static Plan installation(PlanInput input) {
    List<InstallStage> stages =
        switch (input.platform().name()) {
          case DEBIAN_COROSYNC -> CorosyncPlan.installation(input);
          case EL6_HEARTBEAT -> HeartbeatPlan.installation(input);
        };
    return new Plan(input.spec(), input.act(), stages);
  }

  /// Takes the cluster down again. Packages stay; so does the data, unless it is to be erased.
  public static Plan removal(PlanInput input, boolean eraseData) {
    InstallStage stage =
        switch (input.platform().name()) {
          case DEBIAN_COROSYNC -> CorosyncPlan.removal(input, eraseData);
          case EL6_HEARTBEAT -> HeartbeatPlan.removal(input, eraseData);
        };
    return new Plan(input.spec(), input.act(), List.of(stage));
  }
}
