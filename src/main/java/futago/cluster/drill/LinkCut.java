package futago.cluster.drill;

import futago.command.Run;
import java.time.Duration;

/// Cuts one connection between the nodes: what one node hears of the other on one port. The rule
/// takes itself back after a while, so that nobody who dies meanwhile leaves a cut link behind; SSH
/// is never touched.
///
/// @param filter the host's packet filter
/// @param peer the other node's address
/// @param protocol `tcp` or `udp`
/// @param port of the connection, on either end
record LinkCut(Filter filter, String peer, String protocol, int port) {
  /// After that a node mends the link by itself.
  static final Duration LONGEST = Duration.ofMinutes(5);

  /// Which program a host has for its packet filter. CentOS 6 has no nft, Debian no iptables unless
  /// asked for.
  enum Filter {
    NFT(
        "nft",
        "nftables",
        """
        nft add table ip futago_drill &&
        nft add chain ip futago_drill cut '{ type filter hook input priority -300 ; }' &&
        nft add rule ip futago_drill cut ip saddr "$1" "$2" dport "$3" drop &&
        nft add rule ip futago_drill cut ip saddr "$1" "$2" sport "$3" drop
        """,
        "nft delete table ip futago_drill"),
    IPTABLES(
        "iptables",
        "iptables",
        """
        iptables -I INPUT -s "$1" -p "$2" -m multiport --ports "$3" -j DROP
        """,
        "iptables -D INPUT -s \"$1\" -p \"$2\" -m multiport --ports \"$3\" -j DROP");

    private final String program;
    private final String packageName;
    private final String cut;
    private final String mend;

    Filter(String program, String packageName, String cut, String mend) {
      this.program = program;
      this.packageName = packageName;
      this.cut = cut;
      this.mend = mend;
    }
  }

  /// Starts the timer that mends it, and cuts it, if there is the program for it. The timer's
  /// number is kept where no boot leaves it. What a drill left that was killed here goes first: its
  /// timer would mend this cut too early, and a second rule of the same kind outlive the mending.
  Run cut() {
    return run(
        "command -v %s >/dev/null || { echo 'no %s here: install the package %s' >&2; exit 1; }\n"
                .formatted(filter.program, filter.program, filter.packageName)
            + whole()
            + "nohup sh -c 'sleep "
            + LONGEST.toSeconds()
            + "; rm -f /var/run/futago-drill.pid; "
            + filter.mend
            + "' futago \"$@\" >/dev/null 2>&1 </dev/null &\n"
            + "echo $! >/var/run/futago-drill.pid\n"
            + filter.cut);
  }

  /// Stops the timer and mends it. Does nothing to a link that is whole.
  Run mend() {
    return run(whole() + "true\n");
  }

  private String whole() {
    return "timer=$(cat /var/run/futago-drill.pid 2>/dev/null) && kill \"$timer\" 2>/dev/null\n"
        + "rm -f /var/run/futago-drill.pid\n"
        + filter.mend
        + " 2>/dev/null\n";
  }

  private Run run(String script) {
    return Run.script(script, peer, protocol, Integer.toString(port));
  }
}
