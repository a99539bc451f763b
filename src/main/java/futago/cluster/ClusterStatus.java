package futago.cluster;

import futago.spec.PlatformName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of the cluster at one moment, put together from what both nodes answered. Plain data,
/// fit to be written as JSON.
///
/// @param cluster the cluster's name
/// @param virtualIp the address that clients connect to
/// @param drbdResource DRBD's name for the replicated disk
/// @param taken when the nodes were asked
/// @param platform what the nodes run, from what they say or else from the spec; empty if neither
///   tells
/// @param pacemaker the cluster as Pacemaker sees it, from the node that knows best; empty if no
///   node's Pacemaker answered
/// @param nodes what each node says about itself, in the spec's order
/// @param groupOn the node on which file system, virtual IP and database all run; empty while they
///   do not
/// @param virtualIpOn the node that has the virtual IP; empty while none has
/// @param partitioned each node says that it is a member and the other one is not
/// @param splitBrain both nodes have DRBD data that the other never saw; see {@link SplitBrain} for
///   what is taken as proof
public record ClusterStatus(
    String cluster,
    String virtualIp,
    String drbdResource,
    Instant taken,
    Optional<PlatformName> platform,
    Optional<PacemakerView> pacemaker,
    List<NodeReport> nodes,
    Optional<String> groupOn,
    Optional<String> virtualIpOn,
    boolean partitioned,
    boolean splitBrain) {
  public ClusterStatus {
    nodes = List.copyOf(nodes);
  }

  /// Whether nothing is missing: both nodes take part and could have DRBD's Primary, both disks are
  /// UpToDate, and the whole group runs. A node that has just come back gets its score of promotion
  /// a moment after its disk is UpToDate.
  public boolean nothingIsMissing() {
    return groupOn.isPresent()
        && pacemaker
            .filter(
                view ->
                    view.nodes().stream()
                        .allMatch(
                            node ->
                                node.condition() == NodeCondition.ONLINE
                                    && !view.cannotPromote(node.name())))
            .isPresent()
        && nodes.stream()
            .allMatch(
                report ->
                    report
                        .drbd()
                        .filter(
                            device ->
                                device.disk() == DrbdDisk.UP_TO_DATE
                                    && device.peerDisk() == DrbdDisk.UP_TO_DATE)
                        .isPresent());
  }

  /// What the node of that name says about itself.
  public Optional<NodeReport> report(String node) {
    return nodes.stream().filter(report -> report.node().equals(node)).findFirst();
  }
}
