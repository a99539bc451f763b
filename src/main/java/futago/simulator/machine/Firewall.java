package futago.simulator.machine;

/// A machine's packet filter, as far as connections from other machines go.
public interface Firewall {
  /// Whether it lets a new connection, or a datagram, in.
  ///
  /// @param protocol `tcp` or `udp`
  /// @param port the port on this machine
  boolean lets(String protocol, int port);
}
