package futago.platform;

import futago.command.Action;
import futago.command.Run;
import futago.command.WaitFor;
import java.util.List;

/// Trait: how the resource manager is told what to do. The names follow Pacemaker's manual pages.
public interface ClusterShell {
  /// Loads a configuration file: makes what is new in it, changes what differs, leaves the rest.
  Run load(String file);

  /// The cluster's state as a person reads it, stopped resources included.
  Run status();

  /// A planned move of a group: moves it to the first of the candidates that does not have it,
  /// waits until all of it runs there, and takes the constraint back that the move leaves behind,
  /// also when the move fails or is interrupted. Does nothing if the only candidate has it already.
  ///
  /// @param group the group to move
  /// @param members its resources, all of which must have started there
  /// @param candidates the wanted node, or both nodes for "the other one"
  /// @param seconds how long to wait at the most
  Run moveAndWait(String group, List<String> members, List<String> candidates, int seconds);

  /// Lets a node run nothing until {@link #online}.
  Run standby(String node);

  /// Lets a node run resources again.
  Run online(String node);

  /// Makes the cluster leave everything as it is, or ends that.
  Run maintenance(boolean on);

  /// Waits until the cluster has done all that it can do for now.
  WaitFor settled();

  /// Looks again at a group that is stopped although the cluster is idle: something that stopped it
  /// may have been put right since.
  List<Action> lookAgainIfStopped(String group);

  /// Forgets failed actions and looks at the resource again; waits for the cluster to be idle
  /// first.
  List<Action> cleanup(String resource);
}
