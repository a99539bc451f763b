package futago.simulator.pacemaker.tool;

import static futago.simulator.pacemaker.tool.MonXml.flag;
import static futago.simulator.pacemaker.tool.MonXml.number;

import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import java.util.ArrayList;
import java.util.List;

/// The resources in the XML of `crm_mon`.
final class ResourceXml {
  private final ClusterView view;

  ResourceXml(ClusterView view) {
    this.view = view;
  }

  Element of(Model.Resource resource) {
    String managed = flag(view.model().isManaged(resource));
    String disabled = flag(MonText2.isDisabled(view, resource));
    return switch (resource) {
      case Model.Primitive primitive -> primitive(primitive);
      case Model.Group group ->
          Element.of(
                  "group",
                  "id",
                  group.id(),
                  "number_resources",
                  number(group.primitives().size()),
                  "managed",
                  managed,
                  "disabled",
                  disabled)
              .with(group.primitives().stream().map(this::primitive).toList());
      case Model.Clone clone ->
          Element.of(
                  "clone",
                  "id",
                  clone.id(),
                  "multi_state",
                  flag(clone.promotable()),
                  "unique",
                  "false",
                  "managed",
                  managed,
                  "disabled",
                  disabled,
                  "failed",
                  "false",
                  "failure_ignored",
                  "false")
              .with(instances(clone));
    };
  }

  private Element primitive(Model.Primitive primitive) {
    for (NodeView node : view.nodes()) {
      String pending = ResourceText2.pendingWord(view.pending(primitive, node).orElse(""));
      if (!pending.isEmpty()) {
        return instance(primitive, pending, node.state(primitive), List.of(node));
      }
    }
    List<NodeView> nodes = view.on(primitive);
    return nodes.isEmpty()
        ? instance(primitive, "Stopped", ResourceState.STOPPED, nodes)
        : instance(primitive, "Started", nodes.getFirst().state(primitive), nodes);
  }

  private List<Element> instances(Model.Clone clone) {
    var running = new ArrayList<Element>();
    var stopped = new ArrayList<Element>();
    for (NodeView node : view.nodes()) {
      ResourceState state = node.state(clone.child());
      String pending = ResourceText2.pendingWord(view.pending(clone.child(), node).orElse(""));
      if (!pending.isEmpty()) {
        running.add(instance(clone.child(), pending, state, List.of(node)));
      } else if (state.role() == Role.STOPPED) {
        stopped.add(instance(clone.child(), "Stopped", state, List.of()));
      } else {
        running.add(
            instance(
                clone.child(), ResourceText2.roleOf(clone, state.role()), state, List.of(node)));
      }
    }
    running.addAll(stopped);
    return running;
  }

  private Element instance(
      Model.Primitive primitive, String role, ResourceState state, List<NodeView> nodes) {
    boolean managed = view.model().isManaged(primitive) && !state.blocked();
    Element element =
        Element.of(
            "resource", "id", primitive.id(), "resource_agent", primitive.agent(), "role", role);
    if (MonText2.isDisabled(view, primitive)) {
      element = element.with("target_role", "Stopped");
    }
    element =
        element
            .with("active", flag(!nodes.isEmpty()))
            .with("orphaned", "false")
            .with("blocked", flag(state.blocked()))
            .with("managed", flag(managed))
            .with("failed", flag(state.active() && state.failed()))
            .with("failure_ignored", "false")
            .with("nodes_running_on", number(nodes.size()));
    return element.with(
        nodes.stream()
            .map(
                node ->
                    Element.of(
                        "node", "name", node.name(), "id", view.idOf(node), "cached", "true"))
            .toList());
  }
}
