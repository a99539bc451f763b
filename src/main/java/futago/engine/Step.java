package futago.engine;

import futago.command.Action;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.WaitFor;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.Map;

/// One slide. A step is made of data only: what to ask a node, what to do to it, what to wait for
/// afterwards. It never contacts a node itself; the {@link Runner} does, and the slide, the dry
/// run, the script and the report read the same data.
public interface Step {
  /// Its name and text key.
  StepId id();

  /// On which nodes it is done.
  Target target();

  /// What it does to the node, in order. Pure.
  List<Action> actions(NodeSpec node);

  /// What {@link #check} must know, besides the state of the files among the actions, which is
  /// always asked.
  default List<Probe> probes(NodeSpec node) {
    return List.of();
  }

  /// Whether the step is already done on a node, still to be done, or in conflict with something.
  /// Pure: decides from the answers alone.
  ///
  /// @param node the node in question
  /// @param facts the answers of that node
  /// @param all the answers of both nodes by node name, for steps that must agree
  StepState check(NodeSpec node, Facts facts, Map<String, Facts> all);

  /// What has to be cleared away, with a backup, before the actions can be done, where {@link
  /// #check} found a conflict. Only done after the user has typed the conflict's subject.
  default List<Action> clearAway(NodeSpec node) {
    return List.of();
  }

  /// What must hold on a node after all nodes of the step are through: the barrier is before this.
  default List<WaitFor> verification(NodeSpec node) {
    return List.of();
  }

  /// Whether the step only looks and proves, so that it is done in every run that applied something
  /// before it, and in none that found everything satisfied.
  default boolean provesOnly() {
    return false;
  }

  /// Whether a cluster does as well without it, so that a person may go on where it fails: no later
  /// step builds on it.
  default boolean skippable() {
    return false;
  }
}
