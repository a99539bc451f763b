package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.cib.Scores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who should run what, and where.
final class Placement {
  private final Situation situation;

  /// By primitive, then by node; what is not in it should not run.
  private final Map<String, Map<String, Role>> wanted = new HashMap<>();

  private Placement(Situation situation) {
    this.situation = situation;
  }

  static Placement of(Situation situation) {
    var placement = new Placement(situation);
    // Clones first: others depend on where their master is.
    for (Model.Resource resource : situation.model().resources()) {
      if (resource instanceof Model.Clone clone) {
        placement.wanted.put(clone.child().id(), new ClonePlacement(situation, clone).roles());
      }
    }
    for (Model.Resource resource : situation.model().resources()) {
      switch (resource) {
        case Model.Group _, Model.Primitive _ -> placement.place(resource);
        case Model.Clone _ -> {
          // placed already
        }
      }
    }
    return placement;
  }

  Role wanted(Model.Primitive primitive, NodeView node) {
    return wanted.getOrDefault(primitive.id(), Map.of()).getOrDefault(node.name(), Role.STOPPED);
  }

  private void place(Model.Resource group) {
    var groupPlacement = new GroupPlacement(situation, group);
    List<String> candidates = candidates(group);
    // Where a member is blocked, what came before it stays.
    Optional<String> chosen =
        groupPlacement
            .pinned()
            .or(
                () ->
                    situation.isWanted(group) && mayFollow(group)
                        ? groupPlacement.best(candidates)
                        : Optional.empty());
    chosen.ifPresent(
        name -> {
          NodeView node =
              situation.nodes().stream()
                  .filter(each -> each.name().equals(name))
                  .findFirst()
                  .orElseThrow();
          groupPlacement
              .runnable(node)
              .forEach(member -> wanted.put(member.id(), Map.of(name, Role.STARTED)));
        });
  }

  /// The nodes on which what it has to be with runs, or all.
  private List<String> candidates(Model.Resource resource) {
    Set<String> nodes = situation.nodes().stream().map(NodeView::name).collect(Collectors.toSet());
    for (Model.Colocation colocation : situation.model().colocations()) {
      if (colocation.resource().equals(resource.id()) && colocation.score() >= Scores.INFINITY) {
        nodes.retainAll(
            runs(colocation.with(), colocation.withMaster() ? Role.MASTER : Role.STARTED));
      }
    }
    return List.copyOf(nodes);
  }

  /// Whether all that has to come before it will be there.
  private boolean mayFollow(Model.Resource resource) {
    return situation.model().orders().stream()
        .filter(order -> order.then().equals(resource.id()))
        .noneMatch(
            order ->
                runs(
                        order.first(),
                        order.firstAction().equals("promote") ? Role.MASTER : Role.STARTED)
                    .isEmpty());
  }

  private Set<String> runs(String id, Role atLeast) {
    return situation
        .model()
        .find(id)
        .map(resource -> resource.primitives().getFirst())
        .map(
            primitive ->
                wanted.getOrDefault(primitive.id(), Map.of()).entrySet().stream()
                    .filter(each -> each.getValue().compareTo(atLeast) >= 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
