package futago.stage.install;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.spec.Source;
import futago.stage.PlanInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Imports the key that ELRepo's packages are signed with (slide "公開キーをインポート"), if it is the one
/// that ELRepo is known by. Whoever gave a checksum of his own for the key knows which one he
/// wants.
public record ImportElrepoKey(PlanInput input) implements Step {
  private static final Probe KNOWN =
      new Probe("elrepo-key", "rpm -q gpg-pubkey --qf '%{SUMMARY}\\n' | grep -qi elrepo");

  @Override
  public StepId id() {
    return StepId.of("install.elrepo-key");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    Source source = input.spec().el6().sources().elrepoKey();
    Fetched key = Fetched.asFile(source);
    List<Action> actions = new ArrayList<>(key.actions());
    if (source.sha256().isEmpty()) {
      actions.add(KeyFingerprint.ELREPO.isOf(key.argument()));
    }
    actions.add(Run.asRoot("rpm", "--import", key.argument()));
    return actions;
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(KNOWN, Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return facts.yes(KNOWN)
        ? StepState.satisfied()
        : Wanted.stateOf(input.platform().drbd().packages(), input, facts);
  }
}
