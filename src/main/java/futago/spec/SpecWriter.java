package futago.spec;

import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a spec as `cluster.json`. What {@link SpecReader} makes of it equals the spec.
public final class SpecWriter {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SpecWriter() {}

  /// The spec as JSON for people, ending with a line feed. Options that are not used are left out.
  public static String write(ClusterSpec spec) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("name", spec.name());
    spec.platform().ifPresent(platform -> root.put("platform", platform.id()));
    var nodes = root.putArray("nodes");
    spec.nodes().forEach(node -> write(node, nodes.addObject()));
    root.putObject("virtualIp")
        .put("address", spec.virtualIp().address())
        .put("prefix", spec.virtualIp().prefix());
    write(spec.drbd(), root.putObject("drbd"));
    root.putObject("postgresql")
        .put("version", spec.postgresql().version())
        .put("port", spec.postgresql().port())
        .put("clients", spec.postgresql().clients());
    root.putObject("pacemaker").put("fencing", word(spec.pacemaker().fencing()));
    El6Writer.write(spec.el6(), root);
    return writer().writeValueAsString(root) + "\n";
  }

  /// A way of fencing as it is written in the file.
  static String word(PacemakerSpec.Fencing fencing) {
    return fencing.name().toLowerCase(Locale.ROOT);
  }

  private static void write(NodeSpec node, ObjectNode json) {
    json.put("name", node.name());
    json.put("address", node.address());
    json.put("interface", node.interfaceName());
    ObjectNode ssh = json.putObject("ssh").put("host", node.ssh().host());
    node.ssh().port().ifPresent(port -> ssh.put("port", port));
    node.ssh().user().ifPresent(user -> ssh.put("user", user));
    node.ssh().identity().ifPresent(identity -> ssh.put("identity", identity));
    node.ssh().jump().ifPresent(jump -> ssh.put("jump", jump));
    if (node.ssh().sudo()) {
      ssh.put("sudo", true);
    }
    node.disk().ifPresent(disk -> write(disk, json.putObject("disk")));
  }

  private static void write(DrbdSpec drbd, ObjectNode json) {
    json.put("resource", drbd.resource());
    json.put("device", drbd.device());
    json.put("port", drbd.port());
    json.put("mount", drbd.mount());
    write(drbd.disk(), json.putObject("disk"));
    drbd.resyncRate().ifPresent(rate -> json.put("resyncRate", rate));
  }

  private static void write(DiskSpec disk, ObjectNode json) {
    switch (disk) {
      case DiskSpec.Device device -> json.put("device", device.device());
      case DiskSpec.Image image -> json.put("image", image.image()).put("sizeMiB", image.sizeMiB());
    }
  }

  private static ObjectWriter writer() {
    // The same line ends on every computer, and no blank before a colon.
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    var printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return MAPPER.writer().with(printer);
  }
}
