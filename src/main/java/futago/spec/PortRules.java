package futago.spec;

import futago.text.Message;

/// No TCP port is used twice on a node. Corosync's are UDP and clash with none of these.
final class PortRules {
  private static final int SSH = 22;

  private PortRules() {}

  static void check(ClusterSpec spec, Problems problems) {
    int drbd = spec.drbd().port();
    int postgresql = spec.postgresql().port();
    checkAgainstSsh("drbd.port", drbd, spec, problems);
    checkAgainstSsh("postgresql.port", postgresql, spec, problems);
    if (drbd == postgresql && drbd != 0) {
      problems.add("postgresql.port", Message.of("spec.port.drbd", postgresql));
    }
  }

  private static void checkAgainstSsh(String path, int port, ClusterSpec spec, Problems problems) {
    spec.nodes().stream()
        .filter(node -> sshPortOf(node) == port)
        .findFirst()
        .ifPresent(node -> problems.add(path, Message.of("spec.port.ssh", port, node.name())));
  }

  /// The port on the node itself. Behind another host name may be a forwarder, whose port says
  /// nothing about the node.
  private static int sshPortOf(NodeSpec node) {
    return node.ssh().host().equals(node.address()) ? node.ssh().port().orElse(SSH) : SSH;
  }
}
