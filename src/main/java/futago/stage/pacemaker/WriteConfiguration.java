package futago.stage.pacemaker;

import futago.command.Action;
import futago.command.Facts;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.engine.Target;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.stage.FileSteps;
import futago.stage.Names;
import futago.stage.PlanInput;
import java.util.List;
import java.util.Map;

/// Writes Pacemaker's configuration (slides "Pacemakerの設定" to "PostgreSQLグループリソースの設定") as a file of
/// its own on both nodes. What differs from the slides with Heartbeat:
/// - `on-fail`, because Pacemaker ignores the slides' `on_fail` without a word;
/// - no `monitor_user` and `monitor_password`: the monitor connects locally as postgres.
///
/// What differs with Corosync besides, and why:
/// - `clone … promotable` for `ms`, which Pacemaker 3 refuses;
/// - `no-quorum-policy="stop"` for `ignore`: Corosync's `two_node` keeps the survivor of a failure
///   quorate, and a node that starts alone, perhaps with old data, waits for the other;
/// - PostgreSQL is looked at every 10 s instead of 30 s, so a killed one is found 10 s earlier in
///   the mean.
///
/// @param id the slide
/// @param input the plan's input
public record WriteConfiguration(StepId id, PlanInput input) implements Step {
  /// On Corosync.
  public static Step withCorosync(PlanInput input) {
    return new WriteConfiguration(StepId.of("pacemaker.configuration"), input);
  }

  /// On Heartbeat, as on the slides.
  public static Step withHeartbeat(PlanInput input) {
    return new WriteConfiguration(StepId.of("pacemaker.slides-configuration"), input);
  }

  @Override
  public Target target() {
    return Target.BOTH;
  }

  @Override
  public List<Action> actions(NodeSpec node) {
    return List.of(WriteFile.text(Names.CRM_FILE, configuration()));
  }

  private String configuration() {
    ClusterSpec spec = input.spec();
    return input.configuration(
        "pgsql.crm",
        Map.ofEntries(
            Map.entry("file", Names.CRM_FILE),
            Map.entry("resource", spec.drbd().resource()),
            Map.entry("device", spec.drbd().device()),
            Map.entry("mount", spec.drbd().mount()),
            Map.entry("virtualIp", spec.virtualIp().address()),
            Map.entry("interface", spec.act().interfaceName()),
            Map.entry("prefix", spec.virtualIp().prefix()),
            Map.entry("pgctl", input.postgresql("pg_ctl")),
            Map.entry("psql", input.postgresql("psql")),
            Map.entry("data", input.dataDirectory()),
            Map.entry("port", spec.postgresql().port())));
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return FileSteps.stateOf(actions(node), facts);
  }
}
