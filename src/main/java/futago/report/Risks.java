package futago.report;

import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.spec.PacemakerSpec;
import futago.spec.PlatformName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What can go wrong with this very configuration, told by rules from the spec and the platform,
/// the gravest first.
final class Risks {
  /// A network of clients that is larger than this is more than one site.
  private static final int WIDE_PREFIX = 16;

  private Risks() {}

  static List<Risk> of(ClusterSpec spec, PlatformName platform) {
    var risks = new ArrayList<Risk>();
    String act = spec.act().name();
    String sby = spec.sby().name();
    switch (spec.pacemaker().fencing()) {
      case PacemakerSpec.Fencing.NONE ->
          risks.add(Risk.danger("report.risk.no-fencing", "report.risk.no-fencing.cure", act, sby));
    }
    risks.add(
        Risk.danger(
            "report.risk.link",
            "report.risk.link.cure",
            spec.act().address(),
            spec.sby().address()));
    risks.addAll(ofPlatform(spec, platform));
    risks.add(Risk.danger("report.risk.backup", "report.risk.backup.cure"));
    risks.add(Risk.warning("report.risk.two-nodes", "report.risk.two-nodes.cure", act, sby));
    if (isWide(spec.postgresql().clients())) {
      risks.add(
          Risk.danger(
              "report.risk.clients", "report.risk.clients.cure", spec.postgresql().clients()));
    }
    risks.add(
        Risk.warning(
            "report.risk.superuser", "report.risk.superuser.cure", spec.postgresql().clients()));
    risks.add(
        Risk.warning("report.risk.clear-text", "report.risk.clear-text.cure", spec.drbd().port()));
    for (NodeSpec node : spec.nodes()) {
      if (spec.diskOf(node) instanceof DiskSpec.Image image) {
        risks.add(
            Risk.warning(
                "report.risk.image", "report.risk.image.cure", node.name(), image.image()));
      }
    }
    risks.add(
        Risk.warning(
            "report.risk.unverified", "report.risk.unverified.cure", spec.drbd().resource()));
    risks.add(Risk.warning("report.risk.no-failback", "report.risk.no-failback.cure", act, sby));
    // Among those that are equally grave, the order above.
    risks.sort(Comparator.comparing(Risk::tone).reversed());
    return List.copyOf(risks);
  }

  private static List<Risk> ofPlatform(ClusterSpec spec, PlatformName platform) {
    return switch (platform) {
      case DEBIAN_COROSYNC ->
          List.of(Risk.warning("report.risk.wait-for-all", "report.risk.wait-for-all.cure"));
      case EL6_HEARTBEAT -> {
        var risks = new ArrayList<Risk>();
        risks.add(Risk.danger("report.risk.quorum-ignored", "report.risk.quorum-ignored.cure"));
        risks.add(
            Risk.danger(
                "report.risk.end-of-life",
                "report.risk.end-of-life.cure",
                spec.postgresql().version()));
        risks.add(Risk.warning("report.risk.md5", "report.risk.md5.cure"));
        if (spec.el6().selinuxOff()) {
          risks.add(Risk.warning("report.risk.selinux", "report.risk.selinux.cure"));
        }
        yield risks;
      }
    };
  }

  private static boolean isWide(String network) {
    return Integer.parseInt(network.substring(network.indexOf('/') + 1)) < WIDE_PREFIX;
  }
}
