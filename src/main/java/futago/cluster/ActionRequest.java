package futago.cluster;

import java.util.Optional;

/// Something that a person wants done to the cluster.
public sealed interface ActionRequest {
  /// Move the database to the other node, planned.
  ///
  /// @param to where; empty for the node that does not have it
  record Switchover(Optional<String> to) implements ActionRequest {}

  /// Let a node run nothing.
  ///
  /// @param node its name
  record Standby(String node) implements ActionRequest {}

  /// Let a node that stands by run resources again.
  ///
  /// @param node its name
  record Online(String node) implements ActionRequest {}

  /// Forget failures and look at resources again.
  ///
  /// @param resource its name; empty for all that do not run as they should
  record Cleanup(Optional<String> resource) implements ActionRequest {}

  /// Have Pacemaker leave everything as it is, or look after it again.
  ///
  /// @param on whether it is to leave it
  record Maintenance(boolean on) implements ActionRequest {}

  /// Connect DRBD again where it has been told, or has decided, not to be.
  record Reconnect() implements ActionRequest {}

  /// End a split brain: what one node has written since the two parted is thrown away.
  ///
  /// @param victim that node
  record Repair(String victim) implements ActionRequest {}
}
