package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// crm_attribute(8) for the attributes of nodes and the properties of the cluster, and crm_standby,
/// which is the same for one attribute.
final class CrmAttribute extends ClusterProgram {
  private static final int NO_SUCH = 105;
  private static final int NO_SUCH_OLD = 234;

  private final String fixedName;

  private CrmAttribute(Pacemaker pacemaker, String fixedName) {
    super(pacemaker, options());
    this.fixedName = fixedName;
  }

  static CrmAttribute attribute(Pacemaker pacemaker) {
    return new CrmAttribute(pacemaker, "");
  }

  static CrmAttribute standby(Pacemaker pacemaker) {
    return new CrmAttribute(pacemaker, "standby");
  }

  private static Map<String, String> options() {
    var options = new HashMap<String, String>();
    for (String spelling : new String[] {"-N", "--node", "-U", "--node-uname"}) {
      options.put(spelling, "node=");
    }
    for (String spelling : new String[] {"-n", "--name", "--attr-name"}) {
      options.put(spelling, "name=");
    }
    for (String spelling : new String[] {"-v", "--update", "--attr-value"}) {
      options.put(spelling, "update=");
    }
    for (String spelling : new String[] {"-D", "--delete", "--delete-attr"}) {
      options.put(spelling, "delete");
    }
    for (String spelling : new String[] {"-G", "--query", "--get-value"}) {
      options.put(spelling, "query");
    }
    for (String spelling : new String[] {"-t", "--type", "-l", "--lifetime"}) {
      options.put(spelling, "lifetime=");
    }
    options.put("-q", "quiet");
    options.put("-Q", "quiet");
    options.put("--quiet", "quiet");
    return options;
  }

  @Override
  int now(Call call, Options options) {
    String name = fixedName.isEmpty() ? options.value("name").orElse("") : fixedName;
    Optional<String> node =
        options
            .value("node")
            .or(() -> fixedName.isEmpty() ? Optional.empty() : Optional.of(pacemaker.name()));
    if (name.isEmpty()) {
      return Machine.notModelled(call);
    }
    if (node.isPresent() && !pacemaker.cib().nodes().contains(node.get())) {
      call.err().println("Could not map name=" + node.get() + " to a UUID");
      return isOld() ? NO_SUCH_OLD : NO_SUCH;
    }
    if (options.has("update")) {
      String value = options.value("update").orElseThrow();
      pacemaker.changeCib(
          call.name(),
          cib ->
              node.isPresent()
                  ? cib.withNodeAttribute(node.get(), name, value)
                  : cib.withProperty(name, value));
      return 0;
    }
    if (options.has("delete")) {
      pacemaker.changeCib(
          call.name(),
          cib ->
              node.isPresent()
                  ? cib.withoutNodeAttribute(node.get(), name)
                  : cib.withoutProperty(name));
      return 0;
    }
    return query(call, node, name, options.has("quiet"));
  }

  private int query(Call call, Optional<String> node, String name, boolean quiet) {
    Optional<String> value =
        node.isPresent()
            ? pacemaker
                .cib()
                .nodeAttribute(node.get(), name)
                .or(() -> fixedName.isEmpty() ? Optional.empty() : Optional.of("off"))
            : pacemaker.cib().property(name);
    if (value.isEmpty()) {
      call.err()
          .println(
              isOld()
                  ? "Error performing operation: The object/attribute does not exist"
                  : "crm_attribute: Error performing operation: No such device or address");
      return isOld() ? NO_SUCH_OLD : NO_SUCH;
    }
    String scope = node.isPresent() ? "nodes" : "crm_config";
    call.out()
        .println(
            quiet ? value.get() : "scope=" + scope + "  name=" + name + " value=" + value.get());
    return 0;
  }
}
