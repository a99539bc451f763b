package futago.cluster.drill;

import futago.command.Run;
import java.time.Duration;

/// Cuts one connection between the nodes: what one node hears of the other on one port. The rule
/// takes itself back after a while, so that nobody who dies meanwhile leaves a cut link behind; SSH
/// is never touched.
///
/// @param peer the other node's address
/// @param protocol `tcp` or `udp`
/// @param port of the connection, on either end
record LinkCut(String peer, String protocol, int port) {
  /// After that a node mends the link by itself.
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String TIMER = "/var/run/futago-drill.pid";

  /// CentOS 6 has no nft, Debian no iptables unless asked for.
  private static final String UNDO =
      """
      if command -v nft >/dev/null 2>&1; then
        nft delete table ip futago_drill
      else
        while iptables -D INPUT -s "$1" -p "$2" -m multiport --ports "$3" -j DROP; do :; done
      fi 2>/dev/null
      """;

  private static final String CUT =
      """
      nohup sh -c "sleep $4; $6" futago "$1" "$2" "$3" >/dev/null 2>&1 </dev/null &
      echo $! >"$5"
      if command -v nft >/dev/null 2>&1; then
        nft add table ip futago_drill &&
        nft add chain ip futago_drill cut '{ type filter hook input priority -300 ; }' &&
        nft add rule ip futago_drill cut ip saddr "$1" "$2" dport "$3" drop &&
        nft add rule ip futago_drill cut ip saddr "$1" "$2" sport "$3" drop
      else
        iptables -I INPUT -s "$1" -p "$2" -m multiport --ports "$3" -j DROP
      fi
      """;

  private static final String MEND =
      """
      [ ! -f "$4" ] || kill "$(cat "$4")" 2>/dev/null
      rm -f "$4"
      """
          + UNDO
          + "true\n";

  /// Starts the timer that mends it, and cuts it.
  Run cut() {
    return Run.script(
        CUT,
        peer,
        protocol,
        Integer.toString(port),
        Long.toString(LONGEST.toSeconds()),
        TIMER,
        UNDO.strip());
  }

  /// Mends it, and stops the timer. Does nothing to a link that is whole.
  Run mend() {
    return Run.script(MEND, peer, protocol, Integer.toString(port), TIMER);
  }
}
