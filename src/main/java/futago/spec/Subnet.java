package futago.spec;

/// An IPv4 network.
///
/// @param network its first address
/// @param prefix length of the network prefix, 0 to 32
record Subnet(Ipv4 network, int prefix) {
  /// The network that an address belongs to.
  static Subnet of(Ipv4 address, int prefix) {
    return new Subnet(new Ipv4(address.bits() & mask(prefix)), prefix);
  }

  /// Java shifts by 32 as by 0.
  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (32 - prefix);
  }

  boolean contains(Ipv4 address) {
    return (address.bits() & mask(prefix)) == network.bits();
  }

  Ipv4 broadcast() {
    return new Ipv4(network.bits() | ~mask(prefix));
  }

  /// CIDR notation.
  @Override
  public String toString() {
    return network + "/" + prefix;
  }
}
