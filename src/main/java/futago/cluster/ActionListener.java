package futago.cluster;

import futago.text.Message;

/// Is told how an action on the cluster goes on: each line that its commands print, and what else a
/// person should know.
@FunctionalInterface
public interface ActionListener {
  /// Ignores everything.
  ActionListener NONE = _ -> {};

  /// A command printed a line, which holds nothing but text.
  void line(String line);

  /// Something that stops nothing: the lock of somebody whose process is over was replaced.
  default void noticed(Message what) {}
}
