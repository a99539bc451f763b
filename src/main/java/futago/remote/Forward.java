package futago.remote;

import java.util.Optional;

/// A port of this computer's loopback whose connections come out at a node.
public interface Forward extends AutoCloseable {
  /// The port, on 127.0.0.1.
  int port();

  /// Why the last connection could not be passed on, in the node's words; empty if it could.
  Optional<String> trouble();

  /// Takes the port away and ends what passes through it.
  @Override
  void close();
}
