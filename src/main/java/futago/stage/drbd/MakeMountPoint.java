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
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// The mount point, on both nodes: after a switchover the other one needs it too.
public record MakeMountPoint(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("drbd.mount-point");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(Run.asRoot("mkdir", "-p", input.spec().drbd().mount()));
  }

  @Override
  public List<Action> clearAway(NodeSpec node) {
    return List.of(
        Run.script(
            "mv \"$1\" \"$1.before-futago.$(date -u +%Y%m%dT%H%M%SZ)\"",
            input.spec().drbd().mount()));
  }

  private Probe mountPoint() {
    String mount = futago.command.Shell.quote(input.spec().drbd().mount());
    return new Probe(
        "mount-point",
        "[ -d %1$s ] || exit 1; mountpoint -q %1$s || ls -A %1$s | head -n 3".formatted(mount));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(mountPoint());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    String mount = input.spec().drbd().mount();
    if (!facts.yes(mountPoint())) {
      return StepState.missing("stage.missing.mount-point", mount);
    }
    return facts.text(mountPoint()).isEmpty()
        ? StepState.satisfied()
        : new StepState.Conflict(
            Message.of(
                "stage.conflict.mount-point",
                node.name(),
                mount,
                facts.text(mountPoint()).replace('\n', ' ')),
            node.name() + ":" + mount);
  }
}
