package futago.platform;

import futago.command.Action;
import futago.command.Run;
import java.util.List;

/// Trait: how the resource manager is told what to do. The names follow Pacemaker's manual pages.
public interface ClusterShell {
  /// Loads a configuration file into an empty cluster, as the slides do.
  Run loadInto(String file);

  /// Loads a changed configuration file into a cluster that already runs it.
  Run update(String file);

  /// The cluster's state as a person reads it, stopped resources included.
  Run status();

  /// A planned move of a resource or group: moves it, waits until all of it runs on the other node,
  /// and takes the constraint back that the move leaves behind, also when the move fails or is
  /// interrupted.
  ///
  /// @param group the group to move
  /// @param members its resources, all of which must have started there
  /// @param node where to
  /// @param seconds how long to wait at the most
  Run moveAndWait(String group, List<String> members, String node, int seconds);

  /// Lets a node run nothing until {@link #online}.
  Run standby(String node);

  /// Lets a node run resources again.
  Run online(String node);

  /// Forgets failed actions and looks at the resource again; waits for the cluster to be idle
  /// first.
  List<Action> cleanup(String resource);
}
