package futago.stage.ossettings;

import futago.command.Shell;
import futago.spec.NodeSpec;

/// Looks at the way from one node to the other, as shell: each succeeds where all is well, or where
/// it cannot tell, and otherwise says what it saw.
final class LinkQuestions {
  /// The headers of IP and ICMP, which ping(8) does not count.
  private static final int HEADERS = 28;

  private LinkQuestions() {}

  /// Whether the peer's name means its address here.
  static String name(NodeSpec peer) {
    return """
    found=$(getent ahostsv4 %1$s | sed -n '1s/ .*//p')
    [ "$found" = %2$s ] || { echo "the name of a node is not found: %1$s is ${found:-nothing}, not %2$s"; exit 1; }\
    """
        .formatted(Shell.quote(peer.name()), Shell.quote(peer.address()));
  }

  /// Whether packets as large as the interface takes arrive; else says how large ones do. A peer
  /// that answers no ping at all tells nothing.
  static String packets(NodeSpec node, NodeSpec peer) {
    return """
    command -v ping >/dev/null && mtu=$(cat /sys/class/net/%1$s/mtu) || exit 0
    get() { ping -n -q -c 1 -W 2 -M do -s "$(($1 - %3$d))" %2$s >/dev/null 2>&1; }
    get 100 || get 100 || exit 0
    for try in 1 2 3; do get "$mtu" && exit 0; done
    for size in 8000 1500 1492 1450 1400 1280 1000 576 100; do
      [ "$size" -lt "$mtu" ] && get "$size" && break
    done
    echo "packets of $mtu bytes do not arrive, of $size bytes they do"
    exit 1\
    """
        .formatted(Shell.quote(node.interfaceName()), Shell.quote(peer.address()), HEADERS);
  }

  /// Whether something lets a connection to a port of the peer's vanish, or forbids it. That
  /// nothing listens there is fine. Where DRBD is up it has a connection of its own, and is left in
  /// peace.
  static String port(NodeSpec peer, int port) {
    return """
    grep -q ' cs:[^U]' /proc/drbd 2>/dev/null && exit 0
    command -v timeout >/dev/null || exit 0
    said=$(LC_ALL=C timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' %1$s %2$d 2>&1)
    case $?:$said in
    124:* | *'No route to host'*) echo "the port is blocked on the way: %2$d/tcp of %1$s"; exit 1 ;;
    esac\
    """
        .formatted(Shell.quote(peer.address()), port);
  }
}
