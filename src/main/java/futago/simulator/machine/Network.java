package futago.simulator.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The wire between the machines of a world. Cutting it separates them from each other; whoever
/// looks at them from outside, over SSH, still reaches both.
public final class Network {
  /// What an Ethernet carries.
  private static final int USUAL_PACKET = 1500;

  private final List<Machine> machines = new CopyOnWriteArrayList<>();
  private final Set<Integer> blocked = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile int largestPacket = USUAL_PACKET;

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

  /// Says how large packets may be, in bytes with all headers; larger ones vanish.
  public void largestPacket(int bytes) {
    largestPacket = bytes;
  }

  /// Whether a packet of that many bytes arrives.
  public boolean carries(int bytes) {
    return bytes <= largestPacket;
  }

  /// Lets what goes to a TCP port vanish on the way, or arrive again.
  public void block(int port, boolean nowBlocked) {
    if (nowBlocked) {
      blocked.add(port);
    } else {
      blocked.remove(port);
    }
  }

  /// Whether what goes to a TCP port vanishes on the way.
  public boolean blocks(int port) {
    return blocked.contains(port);
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
