package futago.simulator.host;

/// What is particular to one simulated host.
///
/// @param name its host name when it is new
/// @param address its IPv4 address on `eth0`
/// @param prefix of its network, in bits
/// @param dataDisk the size in bytes of `/dev/sdb1`, which is empty
public record Host(String name, String address, int prefix, long dataDisk) {
  private static final long ONE_GIB = 1L << 30;

  /// A host in a network of 24 bits, with a data disk of 1 GiB.
  public static Host of(String name, String address) {
    return new Host(name, address, 24, ONE_GIB);
  }
}
