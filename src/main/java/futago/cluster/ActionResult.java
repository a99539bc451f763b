package futago.cluster;

import futago.text.Message;
import java.time.Duration;

/// What came of an action that was carried out.
public sealed interface ActionResult {
  /// How long it took, until it was done or given up.
  Duration took();

  /// The cluster afterwards; {@link ClusterStatus#groupOn} says where the database runs now.
  ClusterStatus after();

  /// It worked.
  ///
  /// @param took from the first command to the last one's end
  /// @param said what was done and where the database runs now
  /// @param after the cluster afterwards
  record Done(Duration took, Message said, ClusterStatus after) implements ActionResult {}

  /// Nothing was done: somebody else is at work on the node.
  ///
  /// @param took until that was known
  /// @param why who, since when, and what to do
  /// @param after the cluster now
  /// @param stale whether that one may be dead, so that its lock may be taken over
  record Refused(Duration took, Finding why, ClusterStatus after, boolean stale)
      implements ActionResult {}

  /// It did not work.
  ///
  /// @param took until it was given up
  /// @param why the cause and what to do
  /// @param after the cluster afterwards
  record Failed(Duration took, Finding why, ClusterStatus after) implements ActionResult {}
}
