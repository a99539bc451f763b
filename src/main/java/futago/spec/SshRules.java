package futago.spec;

import futago.text.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/// How to log in.
final class SshRules {
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}";
  private static final String USER_NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,31}";

  /// No more than five digits, so that every match is a number.
  private static final String PORT = "([0-9]{1,5})";

  private static final Pattern HOST = Pattern.compile(NAME);
  private static final Pattern HOST_WITH_PORT = Pattern.compile(NAME + ":" + PORT);
  private static final Pattern USER = Pattern.compile(USER_NAME);
  private static final Pattern HOP =
      Pattern.compile("(?:" + USER_NAME + "@)?(" + NAME + ")(?::" + PORT + ")?");
  private static final Pattern DOTTED_NUMBERS = Pattern.compile("[0-9]+(\\.[0-9]+){2,}");

  private SshRules() {}

  /// A host name, an address or an alias of `~/.ssh/config`.
  static Optional<Message> host(String value) {
    if (NetworkRules.looksLikeIpv6(value)) {
      return Optional.of(Message.of("spec.address.ipv6", Shown.of(value)));
    }
    if (HOST_WITH_PORT.matcher(value).matches()) {
      return Optional.of(Message.of("spec.ssh.host-port", Shown.of(value)));
    }
    if (DOTTED_NUMBERS.matcher(value).matches() && Ipv4.parse(value).isEmpty()) {
      return Optional.of(Message.of("spec.address.form", Shown.of(value)));
    }
    return HOST.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of("spec.ssh.host", Shown.of(value)));
  }

  /// A login name.
  static Optional<Message> user(String value) {
    return USER.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of("spec.ssh.user", Shown.of(value)));
  }

  /// A private key file. Its place must not depend on where Futago is started.
  static Optional<Message> identity(String value) {
    if (!value.startsWith("/") && !value.startsWith("~/")) {
      return Optional.of(Message.of("spec.ssh.identity", Shown.of(value)));
    }
    return value.endsWith(".pub")
        ? Optional.of(Message.of("spec.ssh.public", Shown.of(value)))
        : Optional.empty();
  }

  /// Hosts to go through, `[user@]host[:port]`, separated by commas as in `ssh -J`.
  static Optional<Message> jump(String value) {
    for (String hop : value.split(",", -1)) {
      if (NetworkRules.looksLikeIpv6(hop.substring(hop.indexOf('@') + 1))) {
        return Optional.of(Message.of("spec.address.ipv6", Shown.of(hop)));
      }
      var parts = HOP.matcher(hop);
      if (!parts.matches()) {
        return Optional.of(Message.of("spec.ssh.jump", Shown.of(hop)));
      }
      if (parts.group(2) != null && !IntRange.PORT.contains(Long.parseLong(parts.group(2)))) {
        return Optional.of(Message.of("spec.port.range", parts.group(2), 1, IntRange.PORT.max()));
      }
    }
    return Optional.empty();
  }
}
