package futago.simulator.machine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The IPv4 addresses of a machine, in the order in which they were added.
public final class Addresses {
  /// One address.
  ///
  /// @param device the interface, such as `eth0`
  /// @param address dotted
  /// @param prefix 0 to 32
  public record Address(String device, String address, int prefix) {}

  private final List<Address> all = new CopyOnWriteArrayList<>();

  /// Adds an address, unless it is there.
  public void add(Address address) {
    if (!has(address.address())) {
      all.add(address);
    }
  }

  /// Takes an address away.
  ///
  /// @return whether it was there
  public boolean remove(String address) {
    return all.removeIf(each -> each.address().equals(address));
  }

  /// Whether the machine answers to an address; every one does to 127.0.0.1.
  public boolean has(String address) {
    return address.equals("127.0.0.1")
        || all.stream().anyMatch(each -> each.address().equals(address));
  }

  /// All of them.
  public List<Address> all() {
    return List.copyOf(all);
  }
}
