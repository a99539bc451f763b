package futago.stage.ossettings;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
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
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What PostgreSQL, Pacemaker and DRBD say goes to `/var/log/ha-log` (slide "Syslog (rsyslog)
/// の設定を行う"), rotated weekly. The rules stand before the first one of rsyslog.conf, because a
/// message that one of them has taken (`& ~`) goes no further.
public record ConfigureRsyslog(PlanInput input) implements Step {
  static final String FILE = "/etc/rsyslog.conf";
  static final String BLOCK = "ha-log";
  static final String ROTATION = "/etc/logrotate.d/futago-ha-log";

  private static final String FIRST_RULE = "^[*a-z][^ \\t]*[ \\t]+[-/]";

  @Override
  public StepId id() {
    return StepId.of("ossettings.rsyslog");
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    String rules = input.configuration("ha-log.rsyslog", Map.of()).stripTrailing();
    List<Action> actions = new ArrayList<>();
    actions.add(new EditFile(FILE, List.of(new EditFile.Block(BLOCK, rules, FIRST_RULE)), false));
    actions.add(WriteFile.text(ROTATION, input.configuration("ha-log.logrotate", Map.of())));
    if (input.spec().el6().variant().major() == 5) {
      actions.add(oldLoggerOff());
    }
    actions.add(input.platform().services().enable("rsyslog"));
    actions.add(input.platform().services().restart("rsyslog"));
    actions.add(StartedWith.rsyslog(FILE).note());
    return actions;
  }

  /// RHEL 5 comes with the old syslogd, which cannot tell messages by a word in them.
  private OnlyIf oldLoggerOff() {
    return new OnlyIf(
        Message.of("stage.condition.syslogd"),
        Run.script(input.platform().services().isOn("syslog")),
        List.of(input.platform().services().disableNow("syslog")));
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.services(input), StartedWith.rsyslog(FILE).question());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    if (!Questions.stateOf(input, facts, "rsyslog").equals("active enabled")) {
      return StepState.missing("stage.missing.service-off", "rsyslog");
    }
    StepState files = FileSteps.stateOf(actions(node), facts);
    return files instanceof StepState.Satisfied && !StartedWith.rsyslog(FILE).isSo(facts)
        ? StepState.missing("stage.missing.rsyslog-restart")
        : files;
  }
}
