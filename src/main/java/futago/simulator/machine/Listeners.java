package futago.simulator.machine;

/// Who waits for connections on a machine.
public interface Listeners {
  /// Whether somebody does on a port.
  ///
  /// @param protocol `tcp` or `udp`
  boolean listens(String protocol, int port);
}
