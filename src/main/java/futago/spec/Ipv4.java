package futago.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/// An IPv4 address.
///
/// @param bits its 32 bits, the first octet highest
record Ipv4(int bits) {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern FORM =
      Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET));

  /// The address in dotted decimals. Without leading zeros, which some programs read as octal.
  static Optional<Ipv4> parse(String text) {
    var octets = FORM.matcher(text);
    if (!octets.matches()) {
      return Optional.empty();
    }
    int bits = 0;
    for (int group = 1; group <= 4; group++) {
      bits = bits << 8 | Integer.parseInt(octets.group(group));
    }
    return Optional.of(new Ipv4(bits));
  }

  /// Whether a host on a network can have it: not "this network", loopback, multicast or reserved.
  boolean isForHosts() {
    int first = bits >>> 24;
    return first != 0 && first != 127 && first < 224;
  }

  /// Whether it is a multicast group: 224.0.0.0/4.
  boolean isMulticast() {
    return bits >>> 28 == 14;
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}
