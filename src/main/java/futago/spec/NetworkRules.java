package futago.spec;

import futago.text.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses and networks.
final class NetworkRules {
  /// The virtual IP's network has to hold it and two nodes.
  static final IntRange PREFIX = new IntRange(1, 30, "spec.prefix.range");

  private static final Pattern CIDR = Pattern.compile("([0-9.]+)/([0-9]|[12][0-9]|3[0-2])");
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:.*");

  private NetworkRules() {}

  /// Whether something was probably meant as an IPv6 address or network.
  static boolean looksLikeIpv6(String value) {
    return IPV6.matcher(value).matches();
  }

  /// The address of a host.
  static Optional<Message> address(String value) {
    if (looksLikeIpv6(value)) {
      return Optional.of(Message.of("spec.address.ipv6", Shown.of(value)));
    }
    return Ipv4.parse(value)
        .map(
            address ->
                address.isForHosts()
                    ? Optional.<Message>empty()
                    : Optional.of(Message.of("spec.address.special", value)))
        .orElseGet(() -> Optional.of(Message.of("spec.address.form", Shown.of(value))));
  }

  /// A network in CIDR notation.
  static Optional<Message> network(String value) {
    if (looksLikeIpv6(value)) {
      return Optional.of(Message.of("spec.address.ipv6", Shown.of(value)));
    }
    if (Ipv4.parse(value).isPresent()) {
      return Optional.of(Message.of("spec.network.prefix", value));
    }
    var cidr = CIDR.matcher(value);
    Optional<Ipv4> address = cidr.matches() ? Ipv4.parse(cidr.group(1)) : Optional.empty();
    if (address.isEmpty()) {
      return Optional.of(Message.of("spec.network.form", Shown.of(value)));
    }
    var network = Subnet.of(address.get(), Integer.parseInt(cidr.group(2)));
    return network.toString().equals(value)
        ? Optional.empty()
        : Optional.of(Message.of("spec.network.host-bits", value, network.toString()));
  }
}
