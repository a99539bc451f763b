package futago.simulator.host.network;

import futago.simulator.machine.Listeners;
import futago.simulator.machine.Machine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who listens on which port of a machine.
public final class Ports implements Listeners {
  /// A port with somebody behind it.
  ///
  /// @param protocol `tcp` or `udp`
  /// @param number the port
  /// @param process the name of who listens
  record Port(String protocol, int number, String process) {}

  private final List<Port> open = new CopyOnWriteArrayList<>();

  Ports() {}

  /// Those of a machine.
  public static Ports of(Machine machine) {
    return machine.part(Ports.class);
  }

  /// Somebody listens.
  public void open(String protocol, int number, String process) {
    open.add(new Port(protocol, number, process));
  }

  /// Nobody does any more.
  public void close(String protocol, int number) {
    open.removeIf(port -> port.protocol().equals(protocol) && port.number() == number);
  }

  @Override
  public boolean listens(String protocol, int number) {
    return open.stream()
        .anyMatch(port -> port.protocol().equals(protocol) && port.number() == number);
  }

  List<Port> all() {
    return List.copyOf(open);
  }
}
