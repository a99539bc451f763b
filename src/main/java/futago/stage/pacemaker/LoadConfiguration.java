package futago.stage.pacemaker;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.Run;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.platform.ResourceNames;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// Loads the configuration (slide "ファイルから設定をロードしてリソースを作成"). Into an empty cluster it is loaded with
/// `replace`, as on the slides; a changed one with `update`, because `replace` erases first. The
/// CIB as it was is kept on the node.
public record LoadConfiguration(PlanInput input) implements Step {
  /// A copy of the file that was last loaded.
  private static final String LOADED = Names.STATE + "/pgsql.crm.loaded";

  private static final Run HAS_OURS =
      Run.script(
          "cibadmin --query -o resources | grep -q '<group id=\"" + ResourceNames.GROUP + "\"'");

  private static final Probe IS_LOADED =
      new Probe("crm-loaded", "cmp -s " + Names.CRM_FILE + " " + LOADED);

  @Override
  public StepId id() {
    return StepId.of("pacemaker.load");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        Run.script(
            "umask 077; mkdir -p %1$s/backup; cibadmin --query > %1$s/backup/cib.$(date -u +%%Y%%m%%dT%%H%%M%%SZ).xml"
                .formatted(Names.STATE)),
        input.platform().shell().load(Names.CRM_FILE),
        // crm's exit status alone is not to be trusted: the CIB itself says whether it was
        // committed.
        HAS_OURS,
        Run.asRoot("cp", Names.CRM_FILE, LOADED));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.resources(), IS_LOADED);
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    List<String> foreign =
        facts
            .text(Questions.resources())
            .lines()
            .filter(id -> !ResourceNames.ALL.contains(id))
            .toList();
    if (!foreign.isEmpty()) {
      return new StepState.Conflict(
          Message.of("stage.conflict.resources", node.name(), String.join(", ", foreign)),
          node.name() + ":cib");
    }
    return Questions.isManaged(all) && Questions.anyYes(all, IS_LOADED)
        ? StepState.satisfied()
        : StepState.missing("stage.missing.resources");
  }
}
