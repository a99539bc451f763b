package futago.report;

import futago.cluster.ClusterNodes;
import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.platform.Detection;
import futago.platform.Platform;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.spec.ClusterSpec;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is installed on a node.
///
/// @param system its name for itself, such as `Debian GNU/Linux 12 (bookworm)`
/// @param kernel what `uname -r` says
/// @param packages version by package
record NodeVersions(String system, String kernel, Map<String, String> packages) {
  private static final Probe KERNEL = new Probe("kernel", "uname -r");

  NodeVersions {
    packages = Map.copyOf(packages);
  }

  /// Every package that the cluster is made of, in the order in which they are shown.
  static List<String> packages(Platform platform, ClusterSpec spec) {
    List<String> all = new ArrayList<>(platform.clusterPackages());
    all.addAll(platform.drbd().packages());
    all.addAll(platform.postgresqlPackages(spec.postgresql().version()));
    all.addAll(platform.systemPackages());
    return all;
  }

  /// Asks nodes, each in one round trip. One that does not answer is left out.
  static Map<String, NodeVersions> ask(
      Platform platform, ClusterSpec spec, ClusterNodes nodes, List<String> names)
      throws InterruptedException {
    var all = new LinkedHashMap<String, NodeVersions>();
    for (String name : names) {
      ask(platform, spec, nodes, name).ifPresent(versions -> all.put(name, versions));
    }
    return all;
  }

  private static Optional<NodeVersions> ask(
      Platform platform, ClusterSpec spec, ClusterNodes nodes, String name)
      throws InterruptedException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Probe versions = platform.packages().versions(packages(platform, spec));
    var script =
        new ProbeScript(
            Stream.concat(Detection.questions().stream(), Stream.of(KERNEL, versions)).toList(),
            "futago-" + HexFormat.of().formatHex(random));
    try {
      CommandResult result = nodes.get(name).run(script.run());
      return script.answers(result.output()).map(answers -> of(new Facts(name, answers), versions));
    } catch (RemoteException gone) {
      return Optional.empty();
    }
  }

  private static NodeVersions of(Facts facts, Probe versions) {
    var packages = new LinkedHashMap<String, String>();
    facts
        .text(versions)
        .lines()
        .forEach(
            line -> {
              int blank = line.indexOf(' ');
              if (blank > 0) {
                packages.put(line.substring(0, blank), line.substring(blank + 1));
              }
            });
    return new NodeVersions(Detection.os(facts).prettyName(), facts.text(KERNEL), packages);
  }
}
