package futago.cluster;

import futago.cluster.ClusterResource.Primitive;
import futago.platform.ResourceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a person should know about a cluster, the gravest first.
public final class Findings {
  /// What `ocf:heartbeat:pgsql` says where the node's user has another number than the one that
  /// made the data: DRBD copies the numbers, not the names.
  private static final Pattern OTHER_NUMBER =
      Pattern.compile("^Directory \\S+ is not writable by \\S+$");

  private Findings() {}

  /// All that is not as it should be; empty for a cluster of two nodes that both serve.
  public static List<Finding> of(ClusterStatus status) {
    var findings = new ArrayList<Finding>();
    ByHand hand = ByHand.of(status);
    if (status.splitBrain()) {
      findings.add(Finding.of("cluster.finding.split-brain", status.drbdResource()));
    }
    if (status.partitioned()) {
      List<String> nodes = status.nodes().stream().map(NodeReport::node).toList();
      findings.add(Finding.of("cluster.finding.partitioned", hand.lookAtLinks(nodes)));
    }
    for (NodeReport report : status.nodes()) {
      report.trouble().ifPresent(findings::add);
      switch (report.pacemaker()) {
        case NOT_RUNNING ->
            findings.add(Finding.of("cluster.finding.not-running", report.node(), hand.start()));
        case NOT_INSTALLED ->
            findings.add(Finding.of("cluster.finding.not-installed", report.node()));
        case RUNNING, UNKNOWN -> {}
      }
    }
    status.pacemaker().ifPresent(view -> ofView(status, view, hand, findings));
    findings.addAll(DrbdFindings.of(status));
    return List.copyOf(findings);
  }

  private static void ofView(
      ClusterStatus status, PacemakerView view, ByHand hand, List<Finding> findings) {
    if (view.dc().isEmpty()) {
      // What such a node says of nodes and resources is what it remembers.
      findings.add(Finding.of("cluster.finding.no-dc"));
      return;
    }
    if (!view.quorum()) {
      findings.add(Finding.of("cluster.finding.no-quorum"));
    }
    if (view.maintenanceMode()) {
      findings.add(Finding.of("cluster.finding.maintenance-mode"));
    }
    for (NodeState node : view.nodes()) {
      switch (node.condition()) {
        case UNCLEAN -> findings.add(Finding.of("cluster.finding.unclean", node.name()));
        case OFFLINE -> {
          if (!isExplained(status, node.name())) {
            findings.add(Finding.of("cluster.finding.offline", node.name(), hand.start()));
          }
        }
        case PENDING -> findings.add(Finding.of("cluster.finding.pending", node.name()));
        case SHUTTING_DOWN ->
            findings.add(Finding.of("cluster.finding.shutting-down", node.name()));
        case MAINTENANCE -> findings.add(Finding.of("cluster.finding.maintenance", node.name()));
        case STANDBY -> findings.add(Finding.of("cluster.finding.standby", node.name()));
        case ONLINE -> {}
      }
    }
    view.failedActions().forEach(failed -> findings.add(of(failed)));
    findings.addAll(PromotionFindings.of(status, view));
    ofResources(status, view, findings);
    for (MoveConstraint constraint : view.leftBehind()) {
      findings.add(
          Finding.of(
              "cluster.finding.left-behind",
              constraint.id(),
              constraint.resource(),
              hand.undoMove(constraint.resource())));
    }
  }

  /// A node that said itself that it does not run Pacemaker.
  private static boolean isExplained(ClusterStatus status, String node) {
    return status
        .report(node)
        .map(NodeReport::pacemaker)
        .filter(
            service ->
                service == PacemakerService.NOT_RUNNING
                    || service == PacemakerService.NOT_INSTALLED)
        .isPresent();
  }

  private static void ofResources(
      ClusterStatus status, PacemakerView view, List<Finding> findings) {
    Set<String> blocked =
        view.primitives().filter(Primitive::blocked).map(Primitive::id).collect(Collectors.toSet());
    blocked.stream()
        .sorted()
        .forEach(id -> findings.add(Finding.of("cluster.finding.blocked", id)));
    if (!view.maintenanceMode()) {
      view.primitives()
          .filter(each -> !each.managed() && !blocked.contains(each.id()))
          .map(Primitive::id)
          .distinct()
          .forEach(id -> findings.add(Finding.of("cluster.finding.unmanaged", id)));
    }
    if (status.groupOn().isPresent()) {
      return;
    }
    if (view.primitives(ResourceNames.POSTGRESQL).anyMatch(Primitive::wantedStopped)) {
      findings.add(Finding.of("cluster.finding.group-disabled", ResourceNames.GROUP));
      return;
    }
    if (view.primitives().anyMatch(each -> each.role().isUnderWay())) {
      findings.add(Finding.of("cluster.finding.group-under-way", ResourceNames.GROUP));
      return;
    }
    // A group that is stopped without any failure on record is what an agent leaves behind that
    // calls itself "not installed": only then does the state alone not say what to do.
    boolean promoted = view.primitives().anyMatch(each -> each.role() == Role.PROMOTED);
    boolean silent = view.failedActions().isEmpty() && blocked.isEmpty();
    findings.add(
        Finding.of(
            promoted && silent
                ? "cluster.finding.group-stopped-silently"
                : "cluster.finding.group-stopped",
            ResourceNames.GROUP));
  }

  private static Finding of(FailedAction failed) {
    if (failed.reason().isBlank()) {
      return Finding.of(
          "cluster.finding.failed-action",
          failed.resource(),
          failed.operation(),
          failed.node(),
          failed.exitStatus());
    }
    return Finding.of(
        OTHER_NUMBER.matcher(failed.reason()).find()
            ? "cluster.finding.failed-action-owner"
            : "cluster.finding.failed-action-reason",
        failed.resource(),
        failed.operation(),
        failed.node(),
        failed.exitStatus(),
        failed.reason());
  }
}
