package futago.cluster;

import futago.remote.OutputListener;
import futago.text.Message;

/// Is told how an action on the cluster goes on: each line that its commands print, and what else a
/// person should know.
@FunctionalInterface
public interface ActionListener extends OutputListener {
  /// Ignores everything.
  ActionListener NONE = (_, _) -> {};

  /// Something that stops nothing: the lock of somebody whose process is over was replaced.
  default void noticed(Message what) {}
}
