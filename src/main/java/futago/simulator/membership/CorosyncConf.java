package futago.simulator.membership;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Corosync's configuration, `corosync.conf` (corosync.conf(5)): sections in braces, one `key:
/// value` a line.
///
/// @param name the cluster's
/// @param encrypted whether the nodes need the same key
/// @param token how long the token may be missing
/// @param twoNode whether one of two nodes is enough
/// @param waitForAll whether that is so only after both have been there
/// @param nodes those of the node list
record CorosyncConf(
    String name,
    boolean encrypted,
    Duration token,
    boolean twoNode,
    boolean waitForAll,
    List<Node> nodes) {
  /// A node.
  record Node(String name, String id, String address) {}

  CorosyncConf {
    nodes = List.copyOf(nodes);
  }

  static CorosyncConf parse(String text) throws ConfigurationError {
    Map<String, String> values = new HashMap<>();
    var nodes = new ArrayList<Node>();
    Deque<String> path = new ArrayDeque<>();
    Map<String, String> node = new HashMap<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.endsWith("{")) {
        path.addLast(line.substring(0, line.length() - 1).strip());
        node.clear();
      } else if (line.equals("}")) {
        if (path.isEmpty()) {
          throw error(number, "Unexpected closing brace");
        }
        if (path.removeLast().equals("node")) {
          nodes.add(node(node, number));
        }
      } else {
        int colon = line.indexOf(':');
        if (colon < 0) {
          throw error(number, "Line is not opening or closing section or key value");
        }
        String key = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        (path.contains("node") ? node : values)
            .put(path.contains("node") ? key : String.join(".", path) + "." + key, value);
      }
    }
    if (!path.isEmpty()) {
      throw error(number, "Missing closing brace");
    }
    if (!values.containsKey("totem.version")) {
      throw new ConfigurationError("This totem parser can only parse version 2 configurations.");
    }
    boolean two = "1".equals(values.get("quorum.two_node"));
    return new CorosyncConf(
        values.getOrDefault("totem.cluster_name", ""),
        !values.getOrDefault("totem.crypto_hash", "none").equals("none"),
        Duration.ofMillis(millis(values.getOrDefault("totem.token", "3000"))),
        two,
        Optional.ofNullable(values.get("quorum.wait_for_all")).map("1"::equals).orElse(two),
        nodes);
  }

  private static Node node(Map<String, String> values, int line) throws ConfigurationError {
    if (!values.containsKey("ring0_addr") || !values.containsKey("nodeid")) {
      throw error(line, "No nodeid or ring0_addr in nodelist");
    }
    return new Node(
        values.getOrDefault("name", values.get("ring0_addr")),
        values.get("nodeid"),
        values.get("ring0_addr"));
  }

  private static long millis(String text) throws ConfigurationError {
    if (!text.matches("\\d{1,7}")) {
      throw new ConfigurationError("parse error in config: token is not a number");
    }
    return Long.parseLong(text);
  }

  private static ConfigurationError error(int line, String what) {
    return new ConfigurationError(
        "parser error: /etc/corosync/corosync.conf:" + line + ": " + what + ".");
  }
}
