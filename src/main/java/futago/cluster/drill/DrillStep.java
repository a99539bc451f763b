package futago.cluster.drill;

import futago.cluster.ActionPlan;
import futago.command.Action;
import java.util.List;

/// One thing that a drill does. Steps are data, so that they can be shown before they are done.
public sealed interface DrillStep {
  /// Commands on a node.
  ///
  /// @param node where
  /// @param actions one after another
  /// @param cutsOff the node may well go away with them, which is no failure then
  record Commands(String node, List<Action> actions, boolean cutsOff) implements DrillStep {
    public Commands {
      actions = List.copyOf(actions);
    }
  }

  /// A planned move of the database.
  ///
  /// @param plan with its commands
  record Move(ActionPlan.Ready plan) implements DrillStep {}

  /// Wait until a client is served again.
  record AwaitService() implements DrillStep {}

  /// Take a node's power away by its switch.
  record SwitchOff(String node) implements DrillStep {}

  /// Give a node its power by its switch.
  record SwitchOn(String node) implements DrillStep {}

  /// A person has to switch a node on.
  record AskSwitchOn(String node) implements DrillStep {}
}
