package futago.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a first look at a host found, for a person who is about to build a cluster on it.
///
/// @param node the node's name in the spec
/// @param hostName what the host calls itself
/// @param system the operating system in its own words
/// @param supported whether Futago knows it
/// @param root whether commands run as root there
/// @param memoryMib MiB of memory; 0 where the host does not say
/// @param disks disks, partitions and logical volumes
/// @param interfaces network interfaces that have an IPv4 address
/// @param clockAhead how much its clock is ahead of ours; negative where it is behind
/// @param installed cluster software and databases that are there already
public record HostReport(
    String node,
    String hostName,
    String system,
    boolean supported,
    boolean root,
    long memoryMib,
    List<Disk> disks,
    List<Interface> interfaces,
    Duration clockAhead,
    List<String> installed) {
  public HostReport {
    disks = List.copyOf(disks);
    interfaces = List.copyOf(interfaces);
    installed = List.copyOf(installed);
  }

  /// A block device.
  ///
  /// @param path such as `/dev/sdb1`
  /// @param bytes its size
  /// @param content what is on it, such as `ext4`; empty where nothing was recognised
  /// @param mount where it is mounted; empty where it is not
  /// @param divided it has partitions or volumes of its own
  public record Disk(
      String path, long bytes, Optional<String> content, Optional<String> mount, boolean divided) {
    /// Whether nothing would be lost by giving it to DRBD.
    public boolean isFree() {
      return content.isEmpty() && mount.isEmpty() && !divided;
    }
  }

  /// A network interface.
  ///
  /// @param name such as `eth0`
  /// @param address its first IPv4 address
  public record Interface(String name, String address) {}
}
