package futago.platform;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.text.Message;
import java.util.List;
import java.util.stream.Collectors;

/// The firewall of RHEL and CentOS up to 6: `/etc/sysconfig/iptables`, which `service iptables
/// restart` loads. Our rules go before the line that rejects everything else, as on the slides; all
/// other rules stay.
///
/// @param chain the chain that filters what comes in
record IptablesFile(String chain) implements Firewall {
  private static final String RULES = "/etc/sysconfig/iptables";
  private static final String BLOCK = "ports";
  private static final Run ACTIVE = Run.script("service iptables status >/dev/null");
  private static final Run RESTART = Run.asRoot("service", "iptables", "restart");

  @Override
  public List<Action> open(List<Port> ports) {
    String last = "^-A %s -j (REJECT|DROP)".formatted(chain);
    String first = "^-A %s ".formatted(chain);
    return List.of(
        new OnlyIf(
            Message.of("platform.firewall.iptables-active"),
            ACTIVE,
            List.of(
                new OnlyIf(
                    Message.of("platform.firewall.iptables-rejects"),
                    Run.script("grep -Eq '%s' %s".formatted(last, RULES)),
                    List.of(rules(ports, last))),
                // Without a line that rejects the rest they may stand anywhere in the chain, but
                // not behind the table's end.
                new OnlyIf(
                    Message.of("platform.firewall.iptables-open-end"),
                    Run.script("! grep -Eq '%s' %s".formatted(last, RULES)),
                    List.of(rules(ports, first))),
                RESTART,
                Run.script(isOpen(ports).script()))));
  }

  @Override
  public Probe unwritten() {
    return new Probe(
        "unwritten-rules",
        """
        service iptables status >/dev/null || exit 0
        now=$(iptables -S | grep -c '^-A')
        then=$(sed -n '/^[*]filter/,/^COMMIT/p' %1$s | grep -c '^-A')
        [ "$now" -le "$then" ] || echo "$now, $then: %1$s"
        """
            .formatted(RULES));
  }

  @Override
  public List<Action> keep() {
    return List.of(
        Run.script(
            "umask 077; mkdir -p /var/lib/futago/backup; iptables -S >"
                + " /var/lib/futago/backup/iptables.$(date -u +%Y%m%dT%H%M%SZ)"));
  }

  private EditFile rules(List<Port> ports, String before) {
    String lines =
        ports.stream()
            .map(
                port ->
                    "-A %s -m state --state NEW -m %s -p %2$s --dport %d -j ACCEPT"
                        .formatted(chain, port.protocol(), port.number()))
            .collect(Collectors.joining("\n"));
    return new EditFile(RULES, List.of(new EditFile.Block(BLOCK, lines, before)), false);
  }

  @Override
  public List<Action> close(List<Port> ports) {
    return List.of(
        new OnlyIf(
            Message.of("platform.firewall.iptables-opened"),
            Run.script("grep -q '^# futago %s begin' %s".formatted(BLOCK, RULES)),
            List.of(
                FileScripts.removeBlock(RULES, BLOCK),
                new OnlyIf(
                    Message.of("platform.firewall.iptables-active"), ACTIVE, List.of(RESTART)))));
  }

  @Override
  public Probe isOpen(List<Port> ports) {
    String wanted =
        ports.stream()
            .map(port -> port.protocol() + ":" + port.number())
            .collect(Collectors.joining(" "));
    return new Probe(
        "firewall",
        """
        rules=$(service iptables status) || exit 0
        for p in %s; do
          echo "$rules" | grep -Eq "ACCEPT .*${p%%:*} dpt:${p#*:}( |\\$)" || { echo "iptables ($p)"; exit 1; }
        done
        """
            .formatted(wanted));
  }
}
