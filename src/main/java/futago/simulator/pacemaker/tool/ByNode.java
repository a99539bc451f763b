package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Role;
import java.util.stream.Collectors;

/// `crm_mon -n` of 1.0: what runs on each node.
final class ByNode {
  private ByNode() {}

  static String text(ClusterView view) {
    return view.nodes().stream().map(node -> text(view, node)).collect(Collectors.joining());
  }

  private static String text(ClusterView view, NodeView node) {
    String state = !node.online() ? "OFFLINE" : node.standby() ? "standby" : "online";
    return "Node %s (%s): %s\n".formatted(node.name(), view.idOf(node), state)
        + view.model().primitives().stream()
            .filter(each -> node.state(each).active())
            .map(each -> line(view, node, each))
            .collect(Collectors.joining());
  }

  private static String line(ClusterView view, NodeView node, Model.Primitive primitive) {
    boolean clone = view.cloneOf(primitive).isPresent();
    String role =
        node.state(primitive).role() == Role.MASTER ? "Master" : clone ? "Slave" : "Started";
    return "\t%s\t(%s) %s\n"
        .formatted(
            clone ? primitive.id() + ":" + view.nodes().indexOf(node) : primitive.id(),
            primitive.agent().replaceFirst(":", "::"),
            role);
  }
}
