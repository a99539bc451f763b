package futago.simulator.machine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The wire between the machines of a world. Cutting it separates them from each other; whoever
/// looks at them from outside, over SSH, still reaches both.
public final class Network {
  private final List<Machine> machines = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  /// Puts a machine on the wire.
  public void join(Machine machine) {
    machines.add(machine);
  }

  /// All machines on it.
  public List<Machine> machines() {
    return List.copyOf(machines);
  }

  /// Cuts the wire, or mends it.
  public void cut(boolean nowCut) {
    cut = nowCut;
  }

  /// Whether two machines reach each other: both are on, and the wire is whole.
  public boolean connects(Machine one, Machine other) {
    return one.isOn() && other.isOn() && (one == other || !cut);
  }

  /// The machine that answers to an address, seen from one of the machines; its own come first, as
  /// in any kernel.
  public Optional<Machine> whoHas(String address, Machine seenFrom) {
    if (seenFrom.part(Addresses.class).has(address)) {
      return Optional.of(seenFrom);
    }
    return machines.stream()
        .filter(machine -> machine != seenFrom && connects(seenFrom, machine))
        .filter(machine -> machine.part(Addresses.class).has(address))
        .findFirst();
  }
}
