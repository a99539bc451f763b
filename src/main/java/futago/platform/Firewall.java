package futago.platform;

import futago.command.Action;
import futago.command.Probe;
import java.util.List;

/// Trait: how ports are opened on a host whose firewall is active, and closed again.
public interface Firewall {
  /// A port that the cluster needs.
  ///
  /// @param number 1 to 65535
  /// @param protocol `tcp` or `udp`
  record Port(int number, String protocol) {}

  /// Opens the ports now and for the next boot, on hosts whose firewall is active; other rules
  /// stay.
  List<Action> open(List<Port> ports);

  /// Takes back what {@link #open} did.
  List<Action> close(List<Port> ports);

  /// Prints the rules that somebody has set without writing them down, and that {@link #open} would
  /// lose; nothing where there are none.
  Probe unwritten();

  /// Keeps the rules that are in force, before {@link #open} loses some.
  List<Action> keep();

  /// Succeeds if the ports are open or no firewall is active; otherwise prints which firewall is in
  /// the way.
  Probe isOpen(List<Port> ports);
}
