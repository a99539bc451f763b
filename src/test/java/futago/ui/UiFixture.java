package futago.ui;

import futago.command.Secret;
import futago.engine.Plan;
import futago.platform.Platforms;
import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import futago.stage.PlanInput;
import futago.stage.Plans;
import java.util.Optional;

/// The talk's own cluster, planned.
public final class UiFixture {
  private UiFixture() {}

  public static Plan plan() {
    ClusterSpec spec = ExampleSpec.of(Optional.of(PlatformName.DEBIAN_COROSYNC));
    return Plans.installation(
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15"),
            PlanInput.Secrets.fresh(Secret.of("canary-password"))));
  }
}
