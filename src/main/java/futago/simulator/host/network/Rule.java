package futago.simulator.host.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A line of an iptables chain, as `iptables-save` writes it.
///
/// @param chain such as `INPUT`
/// @param words what follows the chain's name
record Rule(String chain, List<String> words) {
  /// What a line means; nothing if it is none of a rule.
  static Optional<Rule> parse(String line) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    return words.size() > 2 && words.getFirst().equals("-A")
        ? Optional.of(new Rule(words.get(1), words.subList(2, words.size())))
        : Optional.empty();
  }

  private Optional<String> after(String... options) {
    for (String option : options) {
      int at = words.indexOf(option);
      if (at >= 0 && at + 1 < words.size()) {
        return Optional.of(words.get(at + 1));
      }
    }
    return Optional.empty();
  }

  /// Where a packet goes that it is for.
  String target() {
    return after("-j", "--jump").orElse("");
  }

  private String protocol() {
    return after("-p", "--protocol").orElse("all");
  }

  /// Whether it is for a first packet to a port that comes from another machine.
  boolean isFor(String protocol, int port) {
    boolean otherState =
        after("--state", "--ctstate").filter(each -> !each.contains("NEW")).isPresent();
    boolean loopback = after("-i", "--in-interface").filter("lo"::equals).isPresent();
    return !otherState
        && !loopback
        && (protocol().equals("all") || protocol().equals(protocol))
        && after("--dport", "--dports", "--destination-port", "--ports")
            .map(ports -> covers(ports, port))
            .orElse(true);
  }

  private static boolean covers(String ports, int port) {
    return Arrays.stream(ports.split(",", -1))
        .map(range -> range.split(":", 2))
        .anyMatch(
            range ->
                Integer.parseInt(range[0]) <= port
                    && port <= Integer.parseInt(range[range.length - 1]));
  }

  /// Its line in the listing of `iptables -L -n`.
  String listed() {
    var matches = new StringBuilder();
    after("--state", "--ctstate")
        .ifPresent(state -> matches.append("state ").append(state).append(' '));
    after("--dport", "--destination-port")
        .ifPresent(
            port ->
                matches
                    .append(protocol())
                    .append(port.contains(":") ? " dpts:" : " dpt:")
                    .append(port)
                    .append(' '));
    after("--dports")
        .ifPresent(ports -> matches.append("multiport dports ").append(ports).append(' '));
    after("--reject-with")
        .ifPresent(with -> matches.append("reject-with ").append(with).append(' '));
    return "%-10s %-4s --  %-20s %-20s%s"
        .formatted(
            target(),
            protocol(),
            after("-s", "--source").orElse("0.0.0.0/0"),
            after("-d", "--destination").orElse("0.0.0.0/0"),
            matches);
  }

  @Override
  public String toString() {
    return "-A " + chain + " " + String.join(" ", words);
  }
}
