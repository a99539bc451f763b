package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The list of resources in the text of `crm_mon` 2.1.5.
final class ResourceText2 {
  private final ClusterView view;
  private final boolean inactive;
  private final StringBuilder text = new StringBuilder();

  private ResourceText2(ClusterView view, boolean inactive) {
    this.view = view;
    this.inactive = inactive;
  }

  static String of(ClusterView view, boolean inactive) {
    var list = new ResourceText2(view, inactive);
    list.resources();
    return list.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      line(what + ": [ " + String.join(" ", names) + " ]");
    }
  }

  private void resources() {
    line(inactive ? "Full List of Resources:" : "Active Resources:");
    if (view.model().resources().isEmpty()) {
      line("  * No" + (inactive ? "" : " active") + " resources");
    }
    for (Model.Resource resource : view.model().resources()) {
      boolean active = resource.primitives().stream().anyMatch(each -> !view.on(each).isEmpty());
      if (active || inactive) {
        resource(resource);
      }
    }
  }

  private void resource(Model.Resource resource) {
    boolean managed = view.model().isManaged(resource);
    String disabled = MonText2.isDisabled(view, resource) ? " (disabled)" : "";
    switch (resource) {
      case Model.Primitive primitive -> primitive("  * ", primitive);
      case Model.Group group -> {
        line(
            "  * Resource Group: %s%s%s:"
                .formatted(group.id(), managed ? "" : " (unmanaged)", disabled));
        group.primitives().forEach(each -> primitive("    * ", each));
      }
      case Model.Clone clone -> clone(clone, managed);
    }
  }

  private void primitive(String indent, Model.Primitive primitive) {
    List<NodeView> nodes = view.on(primitive);
    String stopped = MonText2.isDisabled(view, primitive) ? "Stopped (disabled)" : "Stopped";
    for (NodeView node : view.nodes()) {
      String pending = pendingWord(view.pending(primitive, node).orElse(""));
      if (!pending.isEmpty()) {
        line(head(indent, primitive) + pending + " " + node.name());
        return;
      }
    }
    if (nodes.isEmpty()) {
      boolean notInstalled =
          view.nodes().stream().anyMatch(node -> node.state(primitive).notInstalled());
      if (inactive) {
        line(head(indent, primitive) + (notInstalled ? "Stopped (not installed) " : stopped));
      }
      return;
    }
    line(
        head(indent, primitive)
            + (nodes.size() == 1
                ? instance(primitive, nodes.getFirst(), "Started")
                : "Started [ "
                    + nodes.stream().map(NodeView::name).collect(Collectors.joining(" "))
                    + " ]"));
  }

  private static String head(String indent, Model.Primitive primitive) {
    return indent + primitive.id() + "\t(" + primitive.agent() + "):\t ";
  }

  /// What is being done; a monitor is not shown.
  static String pendingWord(String operation) {
    return switch (operation) {
      case "start" -> "Starting";
      case "stop" -> "Stopping";
      case "promote" -> "Promoting";
      case "demote" -> "Demoting";
      default -> "";
    };
  }

  private String instance(Model.Primitive primitive, NodeView node, String role) {
    ResourceState state = node.state(primitive);
    String word = state.failed() ? "FAILED" : role;
    String suffix =
        state.blocked() ? " (blocked)" : view.model().isManaged(primitive) ? "" : " (unmanaged)";
    return word + " " + node.name() + suffix;
  }

  private void clone(Model.Clone clone, boolean managed) {
    var flags = new ArrayList<String>();
    if (clone.promotable()) {
      flags.add("promotable");
    }
    if (!managed) {
      flags.add("unmanaged");
    }
    line(
        "  * Clone Set: %s [%s]%s:"
            .formatted(
                clone.id(),
                clone.child().id(),
                flags.isEmpty() ? "" : " (" + String.join(", ", flags) + ")"));
    Model.Primitive child = clone.child();
    var listed = new ArrayList<>(view.nodes());
    for (NodeView node : view.nodes()) {
      String pending = pendingWord(view.pending(child, node).orElse(""));
      ResourceState state = node.state(child);
      if (!pending.isEmpty()) {
        line(head("    * ", child) + pending + " " + node.name());
        listed.remove(node);
      } else if (state.active() && (state.failed() || !managed)) {
        line(head("    * ", child) + instance(child, node, roleOf(clone, state.role())));
        listed.remove(node);
      }
    }
    list("    * Promoted", names(listed, child, Role.MASTER));
    list(
        clone.promotable() ? "    * Unpromoted" : "    * Started",
        names(listed, child, Role.STARTED));
    if (inactive) {
      list("    * Stopped", names(listed, child, Role.STOPPED));
    }
  }

  static String roleOf(Model.Clone clone, Role role) {
    return switch (role) {
      case MASTER -> "Promoted";
      case STARTED -> clone.promotable() ? "Unpromoted" : "Started";
      case STOPPED -> "Stopped";
    };
  }

  private static List<String> names(List<NodeView> nodes, Model.Primitive child, Role role) {
    return nodes.stream()
        .filter(node -> node.state(child).role() == role)
        .map(NodeView::name)
        .toList();
  }
}
