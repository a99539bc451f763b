package futago.spec;

import futago.text.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Names: of the cluster, its nodes, their interfaces, DRBD's resource, the platform.
final class NameRules {
  /// The words of DRBD's configuration language (drbdadm_scanner.fl of drbd-utils), which it does
  /// not take as names, and `all`, which means every resource to drbdadm.
  private static final Set<String> DRBD_WORDS =
      Set.of(
          ("all on stacked-on-top-of floating no net yes ask via skip disk host hosts port proxy"
                  + " minor inside volume cmd-timeout-short cmd-timeout-medium cmd-timeout-long"
                  + " syncer device global common options outside address startup include handlers"
                  + " connection connection-mesh minor-count disable-ip-verification dialog-refresh"
                  + " resource meta-disk flexible-meta-disk node-id usage-count _this_host"
                  + " _remote_host _peer_node_id _is_standalone template-file path sci ssocks sdp"
                  + " ipv4 ipv6")
              .split(" "));

  /// What DRBD reads as a number.
  private static final Pattern NUMBER = Pattern.compile("[0-9]+[kKmMgGsS]?");

  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}");
  private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
  private static final int LONGEST_HOST = 63;

  private NameRules() {}

  /// A cluster's name.
  static Optional<Message> cluster(String value) {
    return matching(CLUSTER, value, "spec.name.cluster");
  }

  /// A node's name: one label of a host name (RFC 1123), lower-case because Corosync, DRBD and
  /// `uname -n` compare it letter by letter while name resolution does not.
  static Optional<Message> node(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (value.contains(".")) {
      return Optional.of(Message.of("spec.name.dots", Shown.of(value)));
    }
    if (!HOST.matcher(lower).matches()) {
      return Optional.of(Message.of("spec.name.host", Shown.of(value)));
    }
    if (!lower.equals(value)) {
      return Optional.of(Message.of("spec.name.upper", Shown.of(value), Shown.of(lower)));
    }
    if (value.length() > LONGEST_HOST) {
      return Optional.of(Message.of("spec.name.long", value.length(), LONGEST_HOST));
    }
    return value.equals("localhost")
        ? Optional.of(Message.of("spec.name.localhost"))
        : takenByDrbd(value);
  }

  /// A network interface of Linux.
  static Optional<Message> networkInterface(String value) {
    return value.equals("lo")
        ? Optional.of(Message.of("spec.interface.loopback"))
        : matching(INTERFACE, value, "spec.interface.form");
  }

  /// A DRBD resource.
  static Optional<Message> resource(String value) {
    return matching(RESOURCE, value, "spec.resource.form").or(() -> takenByDrbd(value));
  }

  private static Optional<Message> takenByDrbd(String value) {
    if (DRBD_WORDS.contains(value)) {
      return Optional.of(Message.of("spec.name.reserved", value));
    }
    return NUMBER.matcher(value).matches() || Ipv4.parse(value).isPresent()
        ? Optional.of(Message.of("spec.name.number", value))
        : Optional.empty();
  }

  /// One of the platforms.
  static Optional<Message> platform(String value) {
    return known(value, Arrays.stream(PlatformName.values()).map(PlatformName::id).toList());
  }

  /// One of a few words.
  static Optional<Message> known(String value, List<String> words) {
    if (words.contains(value)) {
      return Optional.empty();
    }
    String all = String.join(", ", words);
    return Optional.of(
        NearestName.to(value, words)
            .map(word -> Message.of("spec.word.misspelt", Shown.of(value), word, all))
            .orElseGet(() -> Message.of("spec.word.unknown", Shown.of(value), all)));
  }

  private static Optional<Message> matching(Pattern form, String value, String key) {
    return form.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of(key, Shown.of(value)));
  }
}
