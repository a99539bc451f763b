package futago.stage.install;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.spec.SourcesSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Unpacks Linux-HA Japan's local repository, with its checksum shown, and has its description
/// point to where it lies now (slides "ローカルリポジトリをダウンロード" and "ローカルリポジトリを/tmpディレクトリに展開").
public record UnpackLinuxHa(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("install.linux-ha");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    SourcesSpec sources = input.spec().el6().sources();
    Fetched archive = Fetched.asFile(sources.linuxHa());
    List<Action> actions = new ArrayList<>(archive.actions());
    actions.add(Run.asRoot("sha256sum", archive.argument()));
    if (!sources.unpackTo().equals("/tmp")) {
      actions.add(Run.asRoot("mkdir", "-p", sources.unpackTo()));
    }
    actions.add(
        Run.script("cd %s && tar -xzf %s".formatted(sources.unpackTo(), archive.argument())));
    actions.add(repository());
    return actions;
  }

  private EditFile repository() {
    String directory = input.spec().el6().sources().linuxHaDirectory();
    return new EditFile(
        directory + "/pacemaker.repo",
        List.of(new EditFile.Setting("baseurl", "=", "file://" + directory + "/")),
        false);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Wanted.installed(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    StepState installed = Wanted.stateOf(input.platform().clusterPackages(), input, facts);
    // /tmp is emptied now and then; once all is installed nobody needs what was unpacked there.
    return installed instanceof StepState.Satisfied
        ? installed
        : FileSteps.stateOf(List.of(repository()), facts);
  }
}
