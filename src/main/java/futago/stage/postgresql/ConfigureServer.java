package futago.stage.postgresql;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.Probe;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.stage.PlanInput;
import futago.stage.Questions;
import java.util.List;
import java.util.Map;

/// Lets the database listen on all addresses, so that the virtual IP works wherever it is, and log
/// to syslog (slide "PostgreSQLの設定").
public record ConfigureServer(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("postgresql.settings");
  }

  @Override
  public Target target() {
    return Target.ACT;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(
        new EditFile(
            input.dataDirectory() + "/postgresql.conf",
            List.of(
                setting("listen_addresses", "'*'"),
                setting("port", Integer.toString(input.spec().postgresql().port())),
                setting("log_destination", "'syslog'"),
                setting("logging_collector", "off"),
                setting("syslog_facility", "'LOCAL0'"),
                setting("log_line_prefix", "''")),
            false),
        Reload.ifRunning(input));
  }

  private static EditFile.Edit setting(String key, String value) {
    return new EditFile.Setting(key, " = ", value);
  }

  @Override
  public List<Probe> probes(NodeSpec node) {
    return List.of(Questions.resources(), InitialiseDatabase.initialised(input));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return Reload.stateOfDataFiles(input, actions(node), facts, all);
  }
}
