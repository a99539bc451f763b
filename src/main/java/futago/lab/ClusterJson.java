package futago.lab;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The `cluster.json` that makes a lab's two nodes into a cluster.
final class ClusterJson {
  private ClusterJson() {}

  /// The text for a lab.
  ///
  /// @param identity the lab's private key
  static String of(LabSettings settings, Path identity) {
    var nodes = LabNode.of(settings);
    return Resources.fill(
        Resources.read("cluster.json"),
        Map.of(
            "name1", nodes.get(0).name(),
            "address1", nodes.get(0).address(),
            "name2", nodes.get(1).name(),
            "address2", nodes.get(1).address(),
            "identity", JsonMapper.shared().writeValueAsString(identity.toString()),
            "virtualIp", settings.network().virtualIp(),
            "prefix", String.valueOf(settings.network().prefix()),
            "postgresql", settings.suite().postgresqlVersion(),
            "clients", settings.network().cidr()));
  }
}
