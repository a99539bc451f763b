package futago.spec;

import futago.text.Message;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Heartbeat's settings (ha.cf).
final class HeartbeatRules {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms)?");

  private HeartbeatRules() {}

  /// A multicast group.
  static Optional<Message> group(String value) {
    return Ipv4.parse(value).filter(Ipv4::isMulticast).isPresent()
        ? Optional.empty()
        : Optional.of(Message.of("spec.heartbeat.group", Shown.of(value)));
  }

  /// A time: whole seconds, or milliseconds with `ms`.
  static Optional<Message> time(String value) {
    return TIME.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of("spec.heartbeat.time", Shown.of(value)));
  }

  /// Packets come more often than a late one is noted, and that is noted before the node counts as
  /// dead; while the cluster starts, networks take longer.
  static void check(HeartbeatSpec heartbeat, Problems problems) {
    longer("warntime", heartbeat.warntime(), "keepalive", heartbeat.keepalive(), problems);
    longer("deadtime", heartbeat.deadtime(), "keepalive", heartbeat.keepalive(), problems);
    longer("deadtime", heartbeat.deadtime(), "warntime", heartbeat.warntime(), problems);
    longer("initdead", heartbeat.initdead(), "deadtime", heartbeat.deadtime(), problems);
  }

  private static void longer(
      String name,
      Optional<String> value,
      String otherName,
      Optional<String> other,
      Problems problems) {
    OptionalLong mine = milliseconds(value);
    OptionalLong theirs = milliseconds(other);
    if (mine.isPresent() && theirs.isPresent() && mine.getAsLong() <= theirs.getAsLong()) {
      problems.add(
          "heartbeat." + name,
          Message.of("spec.heartbeat.order", value.orElseThrow(), otherName, other.orElseThrow()));
    }
  }

  private static OptionalLong milliseconds(Optional<String> time) {
    var parts = TIME.matcher(time.orElse(""));
    if (!parts.matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return OptionalLong.of(parts.group(2) == null ? number * 1000 : number);
  }
}
