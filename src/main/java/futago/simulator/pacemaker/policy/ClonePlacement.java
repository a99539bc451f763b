package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.cib.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the instances of a clone should run, and which of them should be the master.
final class ClonePlacement {
  private final Situation situation;
  private final Model.Clone clone;

  ClonePlacement(Situation situation, Model.Clone clone) {
    this.situation = situation;
    this.clone = clone;
  }

  /// What each node should have.
  Map<String, Role> roles() {
    Map<String, Role> roles = new HashMap<>();
    if (!situation.isWanted(clone)) {
      return roles;
    }
    for (NodeView node : situation.nodes()) {
      boolean allowed =
          situation.locationScore(clone, node) > -Scores.INFINITY
              && !situation.isBanned(clone.child(), node);
      if (allowed || isHeld(node)) {
        roles.put(node.name(), Role.STARTED);
      }
    }
    if (clone.promotable()) {
      master(roles).ifPresent(node -> roles.put(node, Role.MASTER));
    }
    return roles;
  }

  /// Whether something that depends on this instance cannot be stopped.
  private boolean isHeld(NodeView node) {
    return node.state(clone.child()).active()
        && dependents().stream()
            .anyMatch(
                each ->
                    new GroupPlacement(situation, each)
                        .pinned()
                        .filter(node.name()::equals)
                        .isPresent());
  }

  /// What has to be where the master is.
  private List<Model.Resource> dependents() {
    return situation.model().colocations().stream()
        .filter(each -> each.with().equals(clone.id()) && each.withMaster())
        .filter(each -> each.score() >= Scores.INFINITY)
        .flatMap(each -> situation.model().find(each.resource()).stream())
        .toList();
  }

  private Optional<String> master(Map<String, Role> roles) {
    List<NodeView> candidates = new ArrayList<>();
    for (NodeView node : situation.nodes()) {
      boolean isMaster = node.state(clone.child()).role() == Role.MASTER;
      if (isMaster && isHeld(node)) {
        return Optional.of(node.name());
      }
      Integer score = node.masterScores().get(clone.child().id());
      // A score that is not known yet is no reason to demote.
      boolean able = score == null ? isMaster : score > 0;
      if (roles.containsKey(node.name()) && able && node.state(clone.child()).active()) {
        candidates.add(node);
      }
    }
    Map<String, Integer> liked = liking(candidates, true);
    if (liked.values().stream().noneMatch(score -> score > -Scores.INFINITY)) {
      // What depends on the master can run nowhere: it has no say.
      liked = liking(candidates, false);
    }
    Map<String, Integer> scores = liked;
    return candidates.stream()
        .filter(node -> scores.get(node.name()) > -Scores.INFINITY)
        .max(
            Comparator.<NodeView>comparingInt(node -> scores.get(node.name()))
                .thenComparing(node -> node.state(clone.child()).role() == Role.MASTER)
                .thenComparing(NodeView::name, Comparator.reverseOrder()))
        .map(NodeView::name);
  }

  private Map<String, Integer> liking(List<NodeView> candidates, boolean withDependents) {
    var scores = new HashMap<String, Integer>();
    for (NodeView node : candidates) {
      scores.put(node.name(), node.masterScores().getOrDefault(clone.child().id(), 1));
    }
    if (withDependents) {
      for (Model.Resource dependent : dependents()) {
        if (situation.isWanted(dependent)) {
          Map<String, Integer> theirs = new GroupPlacement(situation, dependent).scores();
          scores.replaceAll((node, score) -> Scores.add(score, theirs.get(node)));
        }
      }
    }
    return scores;
  }
}
