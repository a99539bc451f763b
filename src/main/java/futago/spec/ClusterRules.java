package futago.spec;

import futago.text.Message;
import java.util.Optional;

/// What must hold between fields. Fields that were refused by themselves are empty or 0 here and
/// are left out.
final class ClusterRules {
  private final ClusterSpec spec;
  private final Problems problems;

  private ClusterRules(ClusterSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  /// Notes everything that does not go together.
  static void check(ClusterSpec spec, Problems problems) {
    var rules = new ClusterRules(spec, problems);
    if (spec.nodes().size() == 2) {
      rules.twoHosts();
    }
    SubnetRules.check(spec, problems);
    PortRules.check(spec, problems);
    rules.imagesOutsideMount();
    HeartbeatRules.check(spec.el6().heartbeat(), problems);
    spec.platform().ifPresent(name -> PlatformRules.check(spec, name, problems));
  }

  private void twoHosts() {
    NodeSpec act = spec.act();
    NodeSpec sby = spec.sby();
    if (!sby.name().isEmpty() && sby.name().equals(act.name())) {
      problems.add("nodes[1].name", Message.of("spec.nodes.name", sby.name()));
    }
    if (!sby.address().isEmpty() && sby.address().equals(act.address())) {
      problems.add("nodes[1].address", Message.of("spec.nodes.address", sby.address()));
    } else if (!sby.ssh().host().isEmpty() && sameLogin(act.ssh(), sby.ssh())) {
      problems.add("nodes[1].ssh.host", Message.of("spec.nodes.login", sby.ssh().host()));
    }
  }

  private static boolean sameLogin(SshSpec one, SshSpec other) {
    return one.host().equals(other.host())
        && one.port().equals(other.port())
        && one.jump().equals(other.jump());
  }

  /// The file system on the image must not be mounted over the image.
  private void imagesOutsideMount() {
    Optional<DiskSpec> common = Optional.of(spec.drbd().disk());
    // A node's disk that stands for a common one is looked at as the node's.
    common
        .filter(disk -> spec.nodes().stream().noneMatch(node -> node.disk().equals(common)))
        .flatMap(this::objectionTo)
        .ifPresent(message -> problems.add("drbd.disk.image", message));
    for (int i = 0; i < spec.nodes().size(); i++) {
      String path = JsonPath.item("nodes", i) + ".disk.image";
      spec.nodes()
          .get(i)
          .disk()
          .flatMap(this::objectionTo)
          .ifPresent(message -> problems.add(path, message));
    }
  }

  private Optional<Message> objectionTo(DiskSpec disk) {
    String mount = spec.drbd().mount();
    return !mount.isEmpty()
            && disk instanceof DiskSpec.Image image
            && image.image().startsWith(mount + "/")
        ? Optional.of(Message.of("spec.image.hidden", mount))
        : Optional.empty();
  }
}
