package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.cib.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All that a decision is made from.
///
/// @param model the configuration
/// @param nodes those that are configured, by name
/// @param quorum whether there are enough of them
/// @param now the time, for failures that expire
public record Situation(Model model, List<NodeView> nodes, boolean quorum, Instant now) {
  public Situation {
    nodes = List.copyOf(nodes);
  }

  /// Whether resources may run at all.
  boolean mayRun() {
    return quorum || !model.property("no-quorum-policy", "stop").equals("stop");
  }

  /// How often a primitive failed on a node, as far as that still counts.
  public int failCount(Model.Primitive primitive, NodeView node) {
    Instant last = node.lastFailures().get(primitive.id());
    Duration timeout =
        Model.duration(model.meta(primitive, "failure-timeout").orElse("0"), Duration.ZERO);
    boolean expired =
        last != null && !timeout.isZero() && Duration.between(last, now).compareTo(timeout) > 0;
    boolean blocked = node.state(primitive).blocked();
    return expired && !blocked ? 0 : node.failCounts().getOrDefault(primitive.id(), 0);
  }

  /// Whether a primitive failed too often on a node, or cannot work there.
  boolean isBanned(Model.Primitive primitive, NodeView node) {
    int threshold =
        model
            .meta(primitive, "migration-threshold")
            .map(Scores::parse)
            .filter(each -> each > 0)
            .orElse(Scores.INFINITY);
    return failCount(primitive, node) >= threshold || node.state(primitive).notInstalled();
  }

  /// What the constraints say about a resource on a node. One for a group or a clone counts for
  /// what is in it.
  int locationScore(Model.Resource resource, NodeView node) {
    int score = node.mayRun() && mayRun() ? 0 : -Scores.INFINITY;
    for (Model.Location location : model.locations()) {
      boolean ours =
          location.resource().equals(resource.id())
              || resource.primitives().stream()
                  .anyMatch(each -> each.id().equals(location.resource()));
      if (ours && location.node().equals(node.name())) {
        score = Scores.add(score, location.score());
      }
    }
    return score;
  }

  /// Whether a resource is wanted at all.
  boolean isWanted(Model.Resource resource) {
    return !model.meta(resource, "target-role").orElse("Started").equalsIgnoreCase("Stopped");
  }
}
