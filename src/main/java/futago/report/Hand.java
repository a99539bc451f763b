package futago.report;

import futago.command.Action;
import futago.command.Run;
import futago.command.Shell;
import futago.platform.Platform;
import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import java.util.List;

/// What a person types to run the cluster by hand: the platform's own commands, with this cluster's
/// names in them. Where Futago does the same, it is the same command.
final class Hand {
  private final ClusterSpec spec;
  private final Platform platform;

  Hand(ClusterSpec spec, Platform platform) {
    this.spec = spec;
    this.platform = platform;
  }

  String status() {
    return line(platform.shell().status());
  }

  String drbdStatus() {
    return platform.drbd().status();
  }

  /// Shows which nodes a node hears.
  String links() {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC -> "corosync-cfgtool -s; corosync-quorumtool";
      case EL6_HEARTBEAT ->
          "cl_status nodestatus %s; cl_status nodestatus %s"
              .formatted(spec.act().name(), spec.sby().name());
    };
  }

  String log() {
    return "tail -n 100 /var/log/ha-log";
  }

  /// A statement to the database, as a client sends it.
  String client(String statement) {
    return "psql -h %s -p %d -U postgres -c %s"
        .formatted(spec.virtualIp().address(), spec.postgresql().port(), Shell.quote(statement));
  }

  String checkpoint() {
    return "su - postgres -c "
        + Shell.quote("psql -p %d -c CHECKPOINT".formatted(spec.postgresql().port()));
  }

  String move(String node) {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC ->
          "crm_resource --move --resource %s --node %s --force"
              .formatted(ResourceNames.GROUP, node);
      case EL6_HEARTBEAT -> "crm resource migrate %s %s force".formatted(ResourceNames.GROUP, node);
    };
  }

  String undoMove() {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC -> "crm_resource --clear --resource " + ResourceNames.GROUP;
      case EL6_HEARTBEAT -> "crm resource unmigrate " + ResourceNames.GROUP;
    };
  }

  String standby(String node) {
    return line(platform.shell().standby(node));
  }

  String online(String node) {
    return line(platform.shell().online(node));
  }

  /// Forgets what failed; the waiting for an idle cluster is left to the person.
  String cleanUp() {
    List<Action> actions = platform.shell().cleanup(ResourceNames.GROUP);
    return actions.stream()
        .filter(Run.class::isInstance)
        .map(action -> line((Run) action))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  String start() {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC -> "systemctl start corosync pacemaker";
      case EL6_HEARTBEAT -> "service heartbeat start";
    };
  }

  String stop() {
    return switch (platform.name()) {
      case DEBIAN_COROSYNC -> "systemctl stop pacemaker corosync";
      case EL6_HEARTBEAT -> "service heartbeat stop";
    };
  }

  String maintenance(boolean on) {
    return "crm configure property maintenance-mode=" + on;
  }

  String disconnect() {
    return "drbdadm disconnect " + spec.drbd().resource();
  }

  String giveUp() {
    String resource = spec.drbd().resource();
    return "drbdadm secondary %s && drbdadm connect --discard-my-data %s"
        .formatted(resource, resource);
  }

  String connect() {
    return "drbdadm connect " + spec.drbd().resource();
  }

  String dump() {
    return "pg_dumpall -h %s -p %d -U postgres -f %s-$(date +%%F).sql"
        .formatted(spec.virtualIp().address(), spec.postgresql().port(), spec.name());
  }

  private static String line(Run run) {
    return Shell.quote(Shell.argvForRoot(run));
  }
}
