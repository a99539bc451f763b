package futago.spec;

import java.util.List;
import java.util.Optional;

/// What the user asks for: `cluster.json`. Never holds a secret.
///
/// @param name the cluster's name, also Corosync's `cluster_name`
/// @param nodes exactly two; the first is planned as ACT, the second as SBY
/// @param virtualIp the address that clients connect to
/// @param drbd the replicated disk
/// @param postgresql the database
/// @param pacemaker the resource manager's settings
/// @param platform which platform to plan for; empty means: ask the nodes
/// @param el6 what only the platform el6-heartbeat needs; the talk's where nothing is said
public record ClusterSpec(
    String name,
    List<NodeSpec> nodes,
    VirtualIp virtualIp,
    DrbdSpec drbd,
    PostgresqlSpec postgresql,
    PacemakerSpec pacemaker,
    Optional<PlatformName> platform,
    El6Spec el6) {
  public ClusterSpec {
    nodes = List.copyOf(nodes);
  }

  /// A spec that says nothing about el6-heartbeat.
  public ClusterSpec(
      String name,
      List<NodeSpec> nodes,
      VirtualIp virtualIp,
      DrbdSpec drbd,
      PostgresqlSpec postgresql,
      PacemakerSpec pacemaker,
      Optional<PlatformName> platform) {
    this(name, nodes, virtualIp, drbd, postgresql, pacemaker, platform, El6Spec.TALK);
  }

  /// The node that is planned to be active.
  public NodeSpec act() {
    return nodes.get(0);
  }

  /// The node that is planned to stand by.
  public NodeSpec sby() {
    return nodes.get(1);
  }

  /// The other one of the two nodes.
  public NodeSpec peerOf(NodeSpec node) {
    return node.name().equals(act().name()) ? sby() : act();
  }

  /// The disk that DRBD gets on a node: the node's own entry, else the cluster's.
  public DiskSpec diskOf(NodeSpec node) {
    return node.disk().orElseGet(drbd::disk);
  }
}
