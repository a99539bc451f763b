package futago.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The cluster as Pacemaker on one node sees it.
///
/// @param seenFrom the node that was asked
/// @param version Pacemaker's version as the DC reports it; empty while there is no DC
/// @param dc the node that decides for the cluster; empty during an election
/// @param quorum whether this part of the cluster may run resources; false also while there is no
///   DC
/// @param maintenanceMode whether Pacemaker leaves everything as it is
/// @param nodes every node that is configured
/// @param resources every resource that is configured, stopped ones included
/// @param failedActions operations that failed, each once
/// @param leftBehind what moves left behind
/// @param promotionScores how well each node would do as DRBD's Primary; a node without one cannot
///   be promoted. Empty if no node has one: then nothing is known
/// @param text `crm_mon -1 -r` as a person reads it
public record PacemakerView(
    String seenFrom,
    Optional<String> version,
    Optional<String> dc,
    boolean quorum,
    boolean maintenanceMode,
    List<NodeState> nodes,
    List<ClusterResource> resources,
    List<FailedAction> failedActions,
    List<MoveConstraint> leftBehind,
    Map<String, Integer> promotionScores,
    String text) {
  public PacemakerView {
    nodes = List.copyOf(nodes);
    resources = List.copyOf(resources);
    failedActions = List.copyOf(failedActions);
    leftBehind = List.copyOf(leftBehind);
    promotionScores = Collections.unmodifiableMap(new TreeMap<>(promotionScores));
  }

  /// The same with the constraints that moves left behind.
  PacemakerView withLeftBehind(List<MoveConstraint> constraints) {
    return new PacemakerView(
        seenFrom,
        version,
        dc,
        quorum,
        maintenanceMode,
        nodes,
        resources,
        failedActions,
        constraints,
        promotionScores,
        text);
  }

  /// The same, in maintenance mode or not.
  PacemakerView inMaintenance(boolean now) {
    return new PacemakerView(
        seenFrom,
        version,
        dc,
        quorum,
        now,
        nodes,
        resources,
        failedActions,
        leftBehind,
        promotionScores,
        text);
  }

  /// The node of that name.
  public Optional<NodeState> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /// Whether Pacemaker would not make DRBD Primary on that node, whatever else is the case.
  boolean cannotPromote(String node) {
    return !promotionScores.isEmpty() && promotionScores.getOrDefault(node, -1) < 0;
  }

  /// The single resources of that name: one, or one for each instance of a clone.
  Stream<ClusterResource.Primitive> primitives(String id) {
    return primitives().filter(primitive -> primitive.id().equals(id));
  }

  /// All single resources.
  public Stream<ClusterResource.Primitive> primitives() {
    return resources.stream().flatMap(ClusterResource::primitives);
  }

  /// The one node on which a resource runs in full; empty if it does not, is on its way, or runs on
  /// several.
  Optional<String> whereRuns(String id) {
    List<String> nodes =
        primitives(id)
            .filter(primitive -> primitive.role().runs())
            .flatMap(primitive -> primitive.nodes().stream())
            .distinct()
            .toList();
    return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
  }
}
