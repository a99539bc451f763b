package futago.stage.ossettings;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Switches SELinux off, now and at every boot (slide "SELinuxの設定は難しいので無効にする").
public record DisableSelinux() implements Step {
  static final String FILE = "/etc/selinux/config";

  private static final Probe ENFORCING =
      new Probe("selinux-enforcing", "getenforce | grep -q '^Enforcing'");

  @Override
  public StepId id() {
    return StepId.of("ossettings.selinux");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        // Where it is off already, setenforce calls that an error.
        new OnlyIf(
            Message.of("stage.condition.selinux-enforcing"),
            Run.script(ENFORCING.script()),
            List.of(Run.asRoot("setenforce", "0"))),
        new EditFile(FILE, List.of(new EditFile.Setting("SELINUX", "=", "disabled")), false));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(ENFORCING);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(ENFORCING)
        ? StepState.missing("stage.missing.selinux-on")
        : FileSteps.stateOf(actions(node), facts);
  }
}
