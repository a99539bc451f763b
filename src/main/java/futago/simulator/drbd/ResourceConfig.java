package futago.simulator.drbd;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One resource as its file describes it (drbd.conf(5)).
///
/// @param name the resource
/// @param disk options of its disk section, such as `resync-rate`
/// @param hosts its two `on` sections
record ResourceConfig(String name, Map<String, String> disk, List<Host> hosts) {
  /// KiB a second, where the file says nothing.
  private static final long DEFAULT_RATE = 40 * 1024;

  ResourceConfig {
    disk = Map.copyOf(disk);
    hosts = List.copyOf(hosts);
  }

  /// An `on` section.
  ///
  /// @param name the host's name
  /// @param minor number of the device
  /// @param disk the device under it
  /// @param address where it listens
  /// @param port where it listens
  record Host(String name, int minor, String disk, String address, int port) {
    String device() {
      return "/dev/drbd" + minor;
    }
  }

  /// The section of the host of that name.
  Optional<Host> on(String host) {
    return hosts.stream().filter(each -> each.name().equals(host)).findFirst();
  }

  /// The section of the other host.
  Host peerOf(Host host) {
    return hosts.stream()
        .filter(each -> !each.name().equals(host.name()))
        .findFirst()
        .orElseThrow();
  }

  /// How fast a synchronisation goes, in KiB a second.
  long resyncRate() {
    return disk.containsKey("resync-rate") ? rate(disk.get("resync-rate")) : DEFAULT_RATE;
  }

  /// A rate such as `110M`; without a unit it is in KiB.
  static long rate(String text) {
    long factor =
        switch (text.charAt(text.length() - 1)) {
          case 'M', 'm' -> 1024;
          case 'G', 'g' -> 1024 * 1024;
          default -> 1;
        };
    String digits = text.replaceAll("[KkMmGg]$", "");
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) * factor : 0;
  }
}
