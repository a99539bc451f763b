package futago.stage.drbd;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Mounts the file system on ACT, by hand for now: from the Pacemaker stage on, Pacemaker does it.
public record MountFileSystem(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.mount");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        Run.asRoot(
            "mount", "-t", "ext4", input.spec().drbd().device(), input.spec().drbd().mount()));
  }

  private Probe mounted() {
    return new Probe(
        "mounted",
        "grep -q '^%s %s ' /proc/mounts"
            .formatted(input.spec().drbd().device(), input.spec().drbd().mount()));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(mounted(), Questions.resources());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Questions.isManaged(all) || facts.yes(mounted())
        ? StepState.satisfied()
        : StepState.missing("stage.missing.mount", input.spec().drbd().mount());
  }
}
