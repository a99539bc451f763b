package futago.simulator.pacemaker;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What failed on a node: counted, forgotten after a while, or taken off the record by hand.
/// Guarded by the timeline's monitor.
public final class Failures {
  private final Pacemaker node;
  private final Attributes attributes;
  private final LocalManager local;

  Failures(Pacemaker node, Attributes attributes, LocalManager local) {
    this.node = node;
    this.attributes = attributes;
    this.local = local;
  }

  /// A resource was found not to be well.
  void monitorFailed(Model.Primitive primitive, Model.Operation operation) {
    if (!operation.onFail().equals("ignore")) {
      attributes.failed(primitive.id(), false, node.timeline().now());
      node.pokeController();
    }
  }

  /// Something could not be done. A start or a stop is not tried again.
  void operationFailed(Model.Primitive primitive, Outcome outcome) {
    boolean forGood = Set.of("start", "stop").contains(outcome.operation());
    attributes.failed(primitive.id(), forGood, node.timeline().now());
  }

  /// Takes failures that are past their time off the record.
  void forgetExpired(Situation situation) {
    NodeView view = node.viewedBy(node, false);
    for (Model.Primitive primitive : situation.model().primitives()) {
      if (view.failCounts().containsKey(primitive.id())
          && situation.failCount(primitive, view) == 0) {
        attributes.forgive(primitive.id());
        local.forgive(primitive.id());
      }
    }
  }

  /// When the next of a cluster's failures expires. 1.0 does not think of that.
  static Duration untilNextExpires(Situation situation, Version version) {
    if (version.isOld()) {
      return version.recheck();
    }
    Duration next = version.recheck();
    for (NodeView view : situation.nodes()) {
      for (Model.Primitive primitive : situation.model().primitives()) {
        Instant last = view.lastFailures().get(primitive.id());
        Optional<String> timeout = situation.model().meta(primitive, "failure-timeout");
        if (last != null && timeout.isPresent()) {
          Instant end = last.plus(Model.duration(timeout.get(), version.recheck())).plusSeconds(1);
          Duration left = Duration.between(situation.now(), end);
          next = left.isPositive() && left.compareTo(next) < 0 ? left : next;
        }
      }
    }
    return next;
  }

  /// Forgets what the node knows of a resource, and has it look again.
  public void refresh(String resource) {
    local.forget(resource);
    attributes.forgive(resource);
    node.pokeController();
  }

  /// Takes the failures of a resource off the record, and has the node look again if there were
  /// any.
  ///
  /// @return whether there were
  public boolean cleanup(String resource) {
    boolean failed =
        attributes.failCounts().containsKey(resource)
            || Optional.ofNullable(local.histories().get(resource))
                .filter(history -> !history.failures().isEmpty())
                .isPresent();
    if (failed) {
      refresh(resource);
    }
    return failed;
  }
}
