package futago.report;

import futago.report.Block.Fact;
import futago.report.Block.Facts;
import futago.report.Block.Heading;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SshSpec;
import java.util.ArrayList;
import java.util.List;

/// What was asked for: the spec, which never holds a secret.
final class ClusterSection {
  private ClusterSection() {}

  static Section of(ReportSource source, Say say) {
    ClusterSpec spec = source.spec();
    var blocks = new ArrayList<Block>();
    blocks.add(new Facts(shared(source, say)));
    for (NodeSpec node : spec.nodes()) {
      boolean act = node.equals(spec.act());
      blocks.add(new Heading(say.of(act ? "report.spec.act" : "report.spec.sby", node.name())));
      blocks.add(new Facts(node(spec, node, say)));
    }
    return new Section("cluster", say.of("report.spec"), say.of("report.spec.lead"), blocks);
  }

  private static List<Fact> shared(ReportSource source, Say say) {
    ClusterSpec spec = source.spec();
    var facts = new ArrayList<Fact>();
    facts.add(
        Fact.of(
            say.of("report.spec.platform"),
            source.platform().title() + " (" + source.platform().name().id() + ")"));
    facts.add(
        Fact.code(
            say.of("report.spec.virtual-ip"),
            spec.virtualIp().address() + "/" + spec.virtualIp().prefix()));
    facts.add(
        Fact.of(
            say.of("report.spec.postgresql"),
            say.of(
                "report.spec.postgresql.value",
                spec.postgresql().version(),
                spec.postgresql().port())));
    facts.add(Fact.code(say.of("report.spec.clients"), spec.postgresql().clients()));
    facts.add(
        Fact.code(
            say.of("report.spec.drbd"),
            "%s · %s · %d/tcp"
                .formatted(spec.drbd().resource(), spec.drbd().device(), spec.drbd().port())));
    facts.add(Fact.code(say.of("report.spec.mount"), spec.drbd().mount()));
    facts.add(Fact.code(say.of("report.spec.resync"), spec.drbd().resyncRate().orElse("40M")));
    facts.add(Fact.of(say.of("report.spec.fencing"), say.of("report.spec.fencing.none")));
    if (source.platform().name() == PlatformName.EL6_HEARTBEAT) {
      facts.add(
          Fact.of(
              say.of("report.spec.heartbeat"),
              spec.el6().heartbeat().transport().name().toLowerCase(java.util.Locale.ROOT)
                  + " · "
                  + spec.el6().heartbeat().port()
                  + "/udp"));
    }
    return facts;
  }

  private static List<Fact> node(ClusterSpec spec, NodeSpec node, Say say) {
    SshSpec ssh = node.ssh();
    String disk =
        switch (spec.diskOf(node)) {
          case DiskSpec.Device device -> device.device();
          case DiskSpec.Image image -> image.image() + " · " + image.sizeMiB() + " MiB";
        };
    String login =
        ssh.user().map(user -> user + "@").orElse("")
            + ssh.host()
            + ssh.port().map(port -> ":" + port).orElse("")
            + (ssh.sudo() ? " · sudo" : "")
            + ssh.jump().map(jump -> " · " + jump).orElse("");
    return List.of(
        Fact.code(say.of("report.spec.address"), node.address() + " · " + node.interfaceName()),
        Fact.code(say.of("report.spec.disk"), disk),
        Fact.code("SSH", login));
  }
}
