package futago.platform;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Debian's two firewalls: ufw(8), and nftables(8) with its rules in `/etc/nftables.conf`. A host
/// where neither is active, as Debian comes, needs nothing.
final class DebianFirewall implements Firewall {
  private static final String RULES = "/etc/nftables.conf";
  private static final String BLOCK = "ports";

  private static final Run UFW_ACTIVE =
      Run.script("ufw status 2>/dev/null | grep -q '^Status: active'");
  private static final Run NFTABLES_ACTIVE =
      Run.script(
          "systemctl is-active --quiet nftables && ! ufw status 2>/dev/null | grep -q '^Status:"
              + " active'");

  @Override
  public List<Action> open(List<Port> ports) {
    List<Action> ufw = new ArrayList<>();
    for (Port port : ports) {
      ufw.add(
          Run.asRoot(
              "ufw", "allow", port.number() + "/" + port.protocol(), "comment", "futago cluster"));
    }
    return List.of(
        new OnlyIf(Message.of("platform.firewall.ufw-active"), UFW_ACTIVE, ufw),
        new OnlyIf(
            Message.of("platform.firewall.nftables-active"),
            NFTABLES_ACTIVE,
            List.of(Run.script(openInNftables(ports)))));
  }

  @Override
  public List<Action> close(List<Port> ports) {
    List<Action> ufw = new ArrayList<>();
    for (Port port : ports) {
      ufw.add(
          Run.asRoot("ufw", "delete", "allow", port.number() + "/" + port.protocol())
              .alsoSucceedingWith(1));
    }
    return List.of(
        new OnlyIf(Message.of("platform.firewall.ufw-active"), UFW_ACTIVE, ufw),
        new OnlyIf(
            Message.of("platform.firewall.nftables-opened"),
            Run.script("grep -q '^# futago " + BLOCK + " begin' " + RULES),
            List.of(
                Run.script(
                    "sed -i '/^# futago "
                        + BLOCK
                        + " begin/,/^# futago "
                        + BLOCK
                        + " end/d' "
                        + RULES),
                Run.script(
                    "! systemctl is-active --quiet nftables || systemctl reload nftables"))));
  }

  @Override
  public Probe isOpen(List<Port> ports) {
    String wanted =
        ports.stream()
            .map(port -> port.number() + "/" + port.protocol())
            .collect(Collectors.joining(" "));
    return new Probe(
        "firewall",
        """
        if ufw status | grep -q '^Status: active'; then
          for p in %s; do ufw status | grep -q "^$p .*ALLOW" || { echo ufw; exit 1; }; done
        elif systemctl is-active --quiet nftables; then
          grep -q '^# futago %s begin' %s || { echo nftables; exit 1; }
          for p in %s; do nft list ruleset | grep -q "${p#*/} dport .*${p%%/*}.*futago" || { echo nftables; exit 1; }; done
        fi
        """
            .formatted(wanted, BLOCK, RULES, wanted));
  }

  /// How many commands' worth of rules there are now and after a reload.
  @Override
  public Probe unwritten() {
    return new Probe(
        "unwritten-rules",
        """
        systemctl is-active --quiet nftables && ! ufw status 2>/dev/null | grep -q '^Status: active' || exit 0
        count() { echo "$1" | grep -cE '(^|[[:space:]])(accept|drop|reject|jump|goto|dnat|snat|masquerade)([[:space:]]|$)'; }
        loaded=$(unshare -n sh -c 'nft -f %1$s && nft -s list ruleset') || exit 0
        now=$(count "$(nft -s list ruleset)")
        then=$(count "$loaded")
        [ "$now" -le "$then" ] || echo "$now, $then: %1$s"
        """
            .formatted(RULES));
  }

  @Override
  public List<Action> keep() {
    return List.of(
        Run.script(
            "umask 077; mkdir -p /var/lib/futago/backup; nft -s list ruleset >"
                + " /var/lib/futago/backup/nftables.$(date -u +%Y%m%dT%H%M%SZ)"));
  }

  /// An accept in a chain of our own would not overrule a drop in the host's, so the rule goes into
  /// the chain that filters what comes in. It stands at the end of `nftables.conf`, which has made
  /// that chain by then, at every load.
  private static String openInNftables(List<Port> ports) {
    String rules =
        ports.stream()
            .map(Port::protocol)
            .distinct()
            .map(
                protocol ->
                    "  echo \"insert rule $chain "
                        + protocol
                        + " dport { "
                        + ports.stream()
                            .filter(port -> port.protocol().equals(protocol))
                            .map(port -> Integer.toString(port.number()))
                            .collect(Collectors.joining(", "))
                        + " } accept comment \\\"futago cluster\\\"\"\n")
            .collect(Collectors.joining());
    return """
    chain=$(nft list ruleset | awk '$1=="table" {t=$2" "$3} $1=="chain" {c=$2} /hook input/ {print t, c; exit}')
    # Where nothing filters what comes in, there is nothing to open.
    [ -n "$chain" ] || exit 0
    mkdir -p -m 0700 /var/lib/futago
    mkdir -p /var/lib/futago/original/etc
    [ -e /var/lib/futago/original%1$s ] || cp -p %1$s /var/lib/futago/original%1$s
    sed -i '/^# futago %2$s begin/,/^# futago %2$s end/d' %1$s
    {
      echo '# futago %2$s begin'
    %3$s  echo '# futago %2$s end'
    } >> %1$s
    nft -c -f %1$s && systemctl reload nftables
    """
        .formatted(RULES, BLOCK, rules);
  }
}
