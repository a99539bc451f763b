package futago.simulator.pacemaker.cib;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a resource agent says of itself (`meta-data`), as far as the shells look at it.
///
/// @param required parameters that it needs, in the order in which the shell complains
/// @param optional parameters that it knows besides
/// @param advised the timeouts that it wants at the least, by operation, as it writes them
public record AgentMetadata(
    List<String> required, Set<String> optional, Map<String, String> advised) {
  private static final Map<String, AgentMetadata> ALL =
      Map.of(
          "ocf:linbit:drbd",
          new AgentMetadata(
              List.of("drbd_resource"),
              Set.of("drbdconf", "wfc_timeout", "stop_outdates_secondary", "adjust_master_score"),
              Map.of(
                  "start", "240", "promote", "90", "demote", "90", "notify", "90", "stop", "100",
                  "monitor", "20")),
          "ocf:heartbeat:Filesystem",
          new AgentMetadata(
              List.of("fstype", "directory", "device"),
              Set.of("options", "statusfile_prefix", "run_fsck", "fast_stop", "force_unmount"),
              Map.of("start", "60s", "stop", "60s", "notify", "60s", "monitor", "40s")),
          "ocf:heartbeat:IPaddr2",
          new AgentMetadata(
              List.of("ip"),
              Set.of(
                  "nic",
                  "cidr_netmask",
                  "broadcast",
                  "iflabel",
                  "lvs_support",
                  "mac",
                  "clusterip_hash",
                  "unique_clone_address",
                  "arp_interval",
                  "arp_count",
                  "arp_bg",
                  "arp_mac"),
              Map.of("start", "20s", "stop", "20s", "monitor", "20s")),
          "ocf:heartbeat:pgsql",
          new AgentMetadata(
              List.of(),
              Set.of(
                  "pgctl",
                  "start_opt",
                  "ctl_opt",
                  "psql",
                  "pgdata",
                  "pgdba",
                  "pghost",
                  "pgport",
                  "monitor_user",
                  "monitor_password",
                  "monitor_sql",
                  "config",
                  "pgdb",
                  "logfile",
                  "socketdir",
                  "stop_escalate",
                  "rep_mode",
                  "node_list",
                  "restore_command",
                  "master_ip"),
              Map.of("start", "120s", "stop", "120s", "monitor", "30s", "status", "60s")),
          "ocf:heartbeat:Dummy",
          new AgentMetadata(
              List.of(),
              Set.of("state", "fake"),
              Map.of("start", "90", "stop", "100", "monitor", "20")));

  /// What an agent says; empty for one that is not installed.
  public static Optional<AgentMetadata> of(String agent) {
    return Optional.ofNullable(ALL.get(agent));
  }

  boolean knows(String parameter) {
    return required.contains(parameter) || optional.contains(parameter);
  }
}
