package futago.stage.verify;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// DRBD is UpToDate on both nodes, seen from each.
public record BothUpToDate(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("verify.replication");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public boolean skippable() {
    return true;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Waits.upToDateOnBoth(input, Duration.ofHours(12)));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Verified.probe(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Verified.stateOf(input, all);
  }
}
