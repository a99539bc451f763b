package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.cib.Scores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where a group, or a single primitive, should run.
final class GroupPlacement {
  private final Situation situation;
  private final Model.Resource group;

  GroupPlacement(Situation situation, Model.Resource group) {
    this.situation = situation;
    this.group = group;
  }

  /// How much it likes each node: what it runs on it would rather not leave. A member that can run
  /// nowhere does not count: the others run without it and what follows it.
  Map<String, Integer> scores() {
    Map<String, Integer> scores = new TreeMap<>();
    int stickiness =
        situation.model().meta(group, "resource-stickiness").map(Scores::parse).orElse(0);
    for (NodeView node : situation.nodes()) {
      boolean here = group.primitives().stream().anyMatch(each -> node.state(each).active());
      scores.put(
          node.name(), Scores.add(situation.locationScore(group, node), here ? stickiness : 0));
    }
    for (Model.Primitive member : group.primitives()) {
      Map<String, Integer> without = new TreeMap<>(scores);
      situation.nodes().stream()
          .filter(node -> situation.isBanned(member, node))
          .forEach(node -> without.put(node.name(), -Scores.INFINITY));
      if (without.values().stream().anyMatch(score -> score > -Scores.INFINITY)) {
        scores = without;
      }
    }
    return scores;
  }

  /// The node from which it cannot move, because one of its members is blocked there.
  Optional<String> pinned() {
    return situation.nodes().stream()
        .filter(node -> group.primitives().stream().anyMatch(each -> node.state(each).blocked()))
        .map(NodeView::name)
        .findFirst();
  }

  /// The best of some nodes.
  Optional<String> best(List<String> candidates) {
    Map<String, Integer> scores = scores();
    Optional<String> best = Optional.empty();
    for (NodeView node : situation.nodes()) {
      int score = scores.get(node.name());
      if (!candidates.contains(node.name()) || score <= -Scores.INFINITY) {
        continue;
      }
      boolean better =
          best.isEmpty()
              || score > scores.get(best.get())
              || (score == scores.get(best.get()) && runsOn(node) && !runsOn(best.get()));
      if (better) {
        best = Optional.of(node.name());
      }
    }
    return best;
  }

  private boolean runsOn(String node) {
    return situation.nodes().stream().anyMatch(each -> each.name().equals(node) && runsOn(each));
  }

  private boolean runsOn(NodeView node) {
    return group.primitives().stream().anyMatch(each -> node.state(each).active());
  }

  /// The members that can run on a node: those before the first that cannot.
  List<Model.Primitive> runnable(NodeView node) {
    return group.primitives().stream()
        .takeWhile(each -> !situation.isBanned(each, node) && !node.state(each).blocked())
        .toList();
  }
}
