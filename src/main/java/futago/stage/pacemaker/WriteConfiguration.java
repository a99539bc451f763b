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
/// its own on both nodes. What differs from the slides, and why:
/// - `clone … promotable` for `ms`, which Pacemaker 3 refuses;
/// - `no-quorum-policy="stop"` for `ignore`: Corosync's `two_node` keeps the survivor of a failure
///   quorate, and a node that starts alone, perhaps with old data, waits for the other;
/// - no `monitor_user` and `monitor_password`: the monitor connects locally as postgres.
public record WriteConfiguration(PlanInput input) implements Step {
  @Override
  public StepId id() {
    return StepId.of("pacemaker.configuration");
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
    return """
    # Written by Futago. Loaded with: crm configure load update %1$s
    property \\
      no-quorum-policy="stop" \\
      stonith-enabled="false" \\
      startup-fencing="false"

    rsc_defaults \\
      resource-stickiness="INFINITY" \\
      migration-threshold="2" \\
      failure-timeout="60s"

    primitive drbd ocf:linbit:drbd \\
      params drbd_resource="%2$s" \\
      op start timeout="240s" interval="0" \\
      op stop timeout="100s" interval="0" \\
      op monitor interval="20s" timeout="20s" on-fail="restart" role="Unpromoted" \\
      op monitor interval="10s" timeout="20s" on-fail="restart" role="Promoted" \\
      op promote timeout="90s" interval="0" \\
      op demote timeout="90s" interval="0" \\
      op notify timeout="90s" interval="0"

    primitive filesystem ocf:heartbeat:Filesystem \\
      params device="%3$s" directory="%4$s" fstype="ext4" \\
      op start timeout="60s" interval="0" \\
      op stop timeout="60s" interval="0" \\
      op monitor interval="20s" timeout="40s" on-fail="restart"

    primitive ipaddr ocf:heartbeat:IPaddr2 \\
      params ip="%5$s" nic="%6$s" cidr_netmask="%7$d" \\
      op start timeout="20s" interval="0" \\
      op stop timeout="20s" interval="0" \\
      op monitor interval="10s" timeout="20s" on-fail="restart"

    primitive pgsql ocf:heartbeat:pgsql \\
      params pgctl="%8$s" psql="%9$s" pgdba="postgres" pgdata="%10$s" pgport="%11$d" \\
        start_opt="-p %11$d" socketdir="/var/run/postgresql" \\
      op start timeout="120s" interval="0" \\
      op stop timeout="120s" interval="0" \\
      op monitor interval="30s" timeout="30s" on-fail="restart"

    clone ms_drbd drbd \\
      meta promotable="true" promoted-max="1" promoted-node-max="1" \\
        clone-max="2" clone-node-max="1" notify="true"

    group group_pgsql filesystem ipaddr pgsql

    colocation group_pgsql_and_ms_drbd_promoted \\
      inf: group_pgsql ms_drbd:Promoted

    order ms_drbd_promote_before_group_pgsql_start \\
      Mandatory: ms_drbd:promote group_pgsql:start
    """
        .formatted(
            Names.CRM_FILE,
            spec.drbd().resource(),
            spec.drbd().device(),
            spec.drbd().mount(),
            spec.virtualIp().address(),
            spec.act().interfaceName(),
            spec.virtualIp().prefix(),
            input.postgresql("pg_ctl"),
            input.postgresql("psql"),
            input.dataDirectory(),
            spec.postgresql().port());
  }

  @Override
  public StepState check(NodeSpec node, Facts facts, Map<String, Facts> all) {
    return FileSteps.stateOf(actions(node), facts);
  }
}
