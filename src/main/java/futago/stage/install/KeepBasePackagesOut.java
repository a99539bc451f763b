package futago.stage.install;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.OnlyIf;
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

/// Keeps the distribution's own Pacemaker out, which is another version without Heartbeat (slide
/// "OS標準のリポジトリからPacemaker関連のパッケージがインストールされないように"). RHEL has no CentOS-Base.repo, and its Pacemaker
/// is in an add-on of its own; there yum.conf keeps that from replacing ours later.
public record KeepBasePackagesOut() implements Step {
  static final String CENTOS = "/etc/yum.repos.d/CentOS-Base.repo";
  static final String ALL = "/etc/yum.conf";

  private static final List<String> PACKAGES =
      List.of("cluster-glue*", "corosync*", "pacemaker*", "resource-agents*");

  @Override
  public StepId id() {
    return StepId.of("install.exclude");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        new OnlyIf(
            Message.of("stage.condition.centos", CENTOS),
            Run.script("[ -e %s ]".formatted(CENTOS)),
            List.of(onCentos())),
        new OnlyIf(
            Message.of("stage.condition.no-centos", CENTOS),
            Run.script("[ ! -e %s ]".formatted(CENTOS)),
            List.of(elsewhere())));
  }

  private static EditFile onCentos() {
    return new EditFile(
        CENTOS,
        List.of(
            new EditFile.Words("base", "exclude", PACKAGES),
            new EditFile.Words("updates", "exclude", PACKAGES)),
        false);
  }

  private static EditFile elsewhere() {
    return new EditFile(ALL, List.of(new EditFile.Words("main", "exclude", PACKAGES)), false);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    boolean isCentos = !facts.text(FileScripts.stateOf(onCentos())).equals("absent");
    return FileSteps.stateOf(List.of(isCentos ? onCentos() : elsewhere()), facts);
  }
}
