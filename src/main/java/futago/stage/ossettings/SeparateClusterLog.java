package futago.stage.ossettings;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.stage.StartedWith;
import java.util.List;
import java.util.Map;

/// What PostgreSQL, Pacemaker, Corosync and DRBD say goes to a file of its own, `/var/log/ha-log`
/// (slide "Syslog (rsyslog) の設定を行う"), rotated weekly.
public record SeparateClusterLog(PlanInput input) implements Step {
  static final String RULES = "/etc/rsyslog.d/30-futago-ha-log.conf";

  @Override
  public StepId id() {
    return StepId.of("ossettings.log");
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
    return List.of(
        WriteFile.text(RULES, input.configuration("ha-log.rsyslog", Map.of())),
        WriteFile.text(
            "/etc/logrotate.d/futago-ha-log", input.configuration("ha-log.logrotate", Map.of())),
        new EditFile(
            "/etc/default/pacemaker",
            List.of(new EditFile.Setting("PCMK_logfacility", "=", "local0")),
            true),
        input.platform().services().enable("rsyslog.service"),
        input.platform().services().restart("rsyslog.service"),
        StartedWith.rsyslog(RULES).note());
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.services(input), StartedWith.rsyslog(RULES).question());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (!Questions.stateOf(input, facts, "rsyslog.service").startsWith("active")) {
      return StepState.missing("stage.missing.service-off", "rsyslog");
    }
    StepState files = FileSteps.stateOf(actions(node), facts);
    return files instanceof StepState.Satisfied && !StartedWith.rsyslog(RULES).isSo(facts)
        ? StepState.missing("stage.missing.rsyslog-restart")
        : files;
  }
}
