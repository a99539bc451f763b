package futago.lab;

import java.util.Optional;
import java.util.regex.Pattern;

/// The lab's own IPv4 network, a /24: this computer is `.1`, the nodes `.101` and `.102`, the
/// virtual address `.201`, as in the talk. Several labs may use the same one, each lives in a
/// namespace of its own.
///
/// @param base the first three bytes, such as `192.168.137`
public record LabNetwork(String base) {
  /// The network of the talk.
  public static final LabNetwork DEFAULT = new LabNetwork("192.168.137");

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern CIDR =
      Pattern.compile("(" + BYTE + "\\." + BYTE + "\\." + BYTE + ")\\.0/24");

  /// QEMU's built-in network, through which the nodes reach the package archive.
  private static final String TAKEN_BY_QEMU = "10.0.2";

  /// Reads `192.168.137.0/24`; empty if it is not a /24 in this notation, or the one that QEMU
  /// itself uses.
  public static Optional<LabNetwork> parse(String cidr) {
    var matcher = CIDR.matcher(cidr);
    return matcher.matches() && !matcher.group(1).equals(TAKEN_BY_QEMU)
        ? Optional.of(new LabNetwork(matcher.group(1)))
        : Optional.empty();
  }

  /// The network in CIDR notation.
  public String cidr() {
    return base + ".0/" + prefix();
  }

  /// Length of the network prefix.
  public int prefix() {
    return 24;
  }

  /// This computer's address inside the lab's namespace.
  public String host() {
    return base + ".1";
  }

  /// A node's address.
  ///
  /// @param index 0 or 1
  public String node(int index) {
    return base + "." + (101 + index);
  }

  /// The address that moves with the database.
  public String virtualIp() {
    return base + ".201";
  }
}
