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
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.stage.Waits;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The first synchronisation, from ACT to SBY, at a raised rate (slide "データの初期同期を行う").
public record SynchroniseFirst(PlanInput input) implements Step {
  /// The slides' rate for this once, nearly all of a gigabit link.
  private static final String RAISED_RATE = "110M";

  @Override
  public StepId id() {
    return StepId.of("drbd.initial-sync");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String resource = input.spec().drbd().resource();
    return List.of(
        Run.asRoot("drbdadm", "disk-options", "--resync-rate=" + RAISED_RATE, resource),
        new OnlyIf(
            Message.of("stage.condition.inconsistent"),
            Run.script("drbdadm dstate " + resource + " | grep -q '^Inconsistent/Inconsistent'"),
            List.of(Run.asRoot("drbdadm", "primary", "--force", resource))),
        Waits.upToDateOnBoth(input, Duration.ofHours(12)),
        Run.asRoot("drbdadm", "adjust", resource));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(StartResource.state(input), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.isManaged(all)
            || facts.text(StartResource.state(input)).contains("ds:UpToDate/UpToDate")
        ? StepState.satisfied()
        : StepState.missing("stage.missing.not-in-sync");
  }
}
