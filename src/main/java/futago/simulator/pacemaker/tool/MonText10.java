package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `crm_mon` of Pacemaker 1.0.13 prints, character by character as it was captured.
final class MonText10 {
  private static final String RULE = "============\n";

  private final ClusterView view;
  private final boolean inactive;
  private final boolean failCounts;
  private final StringBuilder text = new StringBuilder();

  private MonText10(ClusterView view, boolean inactive, boolean failCounts) {
    this.view = view;
    this.inactive = inactive;
    this.failCounts = failCounts;
  }

  /// One screen.
  ///
  /// @param inactive whether what is stopped is shown too (`-r`)
  /// @param attributes whether the nodes' attributes are shown (`-A`)
  /// @param failCounts whether failures are counted (`-f`)
  static String screen(ClusterView view, boolean inactive, boolean attributes, boolean failCounts) {
    var screen = new MonText10(view, inactive, failCounts);
    screen.head();
    screen.nodes();
    screen.text.append(inactive ? "\nFull list of resources:\n\n" : "\n");
    view.model().resources().forEach(screen::resource);
    if (attributes) {
      screen.attributes();
    }
    screen.counts();
    screen.failed();
    return screen.text.toString();
  }

  /// What is listed by `crm_resource -L`: resources without their nodes.
  static String list(ClusterView view) {
    var list = new MonText10(view, true, false);
    view.model().resources().forEach(list::resource);
    return list.text.toString().replaceAll("(?m)(\tStarted) [^\\[\n]*$", "$1 ");
  }

  private void head() {
    text.append(RULE).append("Last updated: ").append(view.now()).append('\n');
    view.seenFrom()
        .cib()
        .property("cluster-infrastructure")
        .ifPresent(stack -> text.append("Stack: ").append(stack).append('\n'));
    if (view.hasController()) {
      String name = view.seenFrom().controllerName();
      text.append(
          "Current DC: %s (%s) - partition %s\n"
              .formatted(
                  name,
                  view.seenFrom().cib().nodeId(name),
                  view.situation().quorum() ? "with quorum" : "WITHOUT quorum"));
      view.seenFrom()
          .cib()
          .property("dc-version")
          .ifPresent(version -> text.append("Version: ").append(version).append('\n'));
    } else {
      text.append("Current DC: NONE\n");
    }
    text.append(view.nodes().size())
        .append(" Nodes configured, unknown expected votes\n")
        .append(view.model().resources().size())
        .append(" Resources configured.\n")
        .append(RULE)
        .append('\n');
  }

  private void nodes() {
    var online = new ArrayList<String>();
    var offline = new ArrayList<String>();
    for (NodeView node : view.nodes()) {
      if (!node.online()) {
        offline.add(node.name());
      } else if (node.standby()) {
        text.append("Node %s (%s): standby\n".formatted(node.name(), view.idOf(node)));
      } else {
        online.add(node.name());
      }
    }
    list("Online", online);
    list("OFFLINE", offline);
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append(what).append(": ").append(bracketed(names)).append('\n');
    }
  }

  /// Every instance of a clone has a number, by which its attributes are called.
  private void attributes() {
    text.append("\nNode Attributes:\n");
    int instance = 0;
    for (NodeView node : view.nodes()) {
      if (node.online()) {
        text.append("* Node ").append(node.name()).append(":\n");
        for (var score : new TreeMap<>(node.masterScores()).entrySet()) {
          text.append(
              "    + %-32s\t: %-10d\n"
                  .formatted("master-" + score.getKey() + ":" + instance, score.getValue()));
        }
        instance++;
      }
    }
  }

  private static String bracketed(List<String> names) {
    return "[ " + String.join(" ", names) + " ]";
  }

  private void resource(Model.Resource resource) {
    switch (resource) {
      case Model.Primitive primitive -> primitive(" ", primitive);
      case Model.Group group -> group(group);
      case Model.Clone clone -> clone(clone);
    }
  }

  private void group(Model.Group group) {
    if (inactive || group.primitives().stream().anyMatch(each -> !view.on(each).isEmpty())) {
      text.append(" Resource Group: ").append(group.id()).append('\n');
      group.primitives().forEach(each -> primitive("     ", each));
    }
  }

  private void primitive(String indent, Model.Primitive primitive) {
    List<NodeView> nodes = view.on(primitive);
    if (nodes.isEmpty() && !inactive) {
      return;
    }
    String where =
        switch (nodes.size()) {
          case 0 -> "Stopped ";
          case 1 -> "Started " + nodes.getFirst().name() + suffix(primitive, nodes.getFirst());
          default -> "Started " + bracketed(nodes.stream().map(NodeView::name).toList());
        };
    text.append(indent)
        .append(primitive.id())
        .append("\t(")
        .append(agent(primitive))
        .append("):\t")
        .append(where)
        .append('\n');
  }

  /// `ocf::heartbeat:IPaddr2`, as 1.0 writes it.
  private static String agent(Model.Primitive primitive) {
    return primitive.agent().replaceFirst(":", "::");
  }

  private String suffix(Model.Primitive primitive, NodeView node) {
    ResourceState state = node.state(primitive);
    boolean unmanaged = state.blocked() || !view.model().isManaged(primitive);
    return (unmanaged ? " (unmanaged)" : "") + (state.failed() ? " FAILED" : "");
  }

  private void clone(Model.Clone clone) {
    Model.Primitive child = clone.child();
    List<NodeView> active = view.on(child);
    if (active.isEmpty() && !inactive) {
      return;
    }
    boolean managed = view.model().isManaged(clone);
    text.append(clone.promotable() ? " Master/Slave Set: " : " Clone Set: ")
        .append(clone.id())
        .append(managed ? "" : " (unmanaged)")
        .append('\n');
    for (NodeView node : active) {
      if (node.state(child).failed() || !managed) {
        instance(clone, node);
      }
    }
    if (managed) {
      lists(clone, child);
    }
    if (inactive) {
      List<String> stopped =
          view.nodes().stream()
              .filter(node -> !node.state(child).active())
              .map(node -> instanceName(child, node))
              .toList();
      if (!stopped.isEmpty()) {
        text.append("     Stopped: ").append(bracketed(stopped)).append('\n');
      }
    }
  }

  private void lists(Model.Clone clone, Model.Primitive child) {
    line(clone.promotable() ? "Masters" : "Started", view.names(child, Role.MASTER));
    line(clone.promotable() ? "Slaves" : "Started", view.names(child, Role.STARTED));
  }

  private void line(String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append("     ").append(what).append(": ").append(bracketed(names)).append('\n');
    }
  }

  private void instance(Model.Clone clone, NodeView node) {
    String role =
        switch (node.state(clone.child()).role()) {
          case MASTER -> "Master ";
          case STARTED -> clone.promotable() ? "Slave " : "Started ";
          case STOPPED -> "Stopped ";
        };
    text.append("     ")
        .append(instanceName(clone.child(), node))
        .append("\t(")
        .append(agent(clone.child()))
        .append("):\t")
        .append(role)
        .append(node.name())
        .append(suffix(clone.child(), node))
        .append('\n');
  }

  /// 1.0 numbers the instances.
  private String instanceName(Model.Primitive child, NodeView node) {
    return child.id() + ":" + view.nodes().indexOf(node);
  }

  private String nameOn(Model.Primitive primitive, NodeView node) {
    return view.cloneOf(primitive).isPresent() ? instanceName(primitive, node) : primitive.id();
  }

  private void counts() {
    if (!failCounts) {
      return;
    }
    text.append("\nMigration summary:\n");
    for (NodeView node : view.nodes()) {
      if (!node.online()) {
        continue;
      }
      text.append("* Node ").append(node.name()).append(": \n");
      for (Model.Primitive primitive : view.model().primitives()) {
        int count = view.situation().failCount(primitive, node);
        if (count > 0) {
          text.append(
              "   %s: migration-threshold=%s fail-count=%d last-failure='%s'\n"
                  .formatted(
                      nameOn(primitive, node),
                      view.model().meta(primitive, "migration-threshold").orElse("1000000"),
                      count,
                      ClusterView.time(node.lastFailures().get(primitive.id()))));
        }
      }
    }
  }

  private void failed() {
    List<ClusterView.Failure> failures = view.failures();
    if (failures.isEmpty()) {
      return;
    }
    text.append("\nFailed actions:\n");
    text.append(failures.stream().map(this::failed).collect(Collectors.joining()));
  }

  private String failed(ClusterView.Failure failure) {
    Outcome outcome = failure.outcome();
    boolean timedOut = outcome.rc() < 0;
    return "    %s_%s (node=%s, call=%d, rc=%d, status=%s): %s\n"
        .formatted(
            nameOn(failure.resource(), failure.node()),
            outcome.key(),
            failure.node().name(),
            outcome.call(),
            outcome.rc(),
            timedOut ? "Timed Out" : "complete",
            words(outcome.rc()));
  }

  private static String words(int rc) {
    return switch (rc) {
      case 0 -> "ok";
      case 1 -> "unknown error";
      case 2 -> "invalid parameter";
      case 3 -> "unimplemented feature";
      case 4 -> "insufficient privileges";
      case 5 -> "not installed";
      case 6 -> "not configured";
      case 7 -> "not running";
      case 8 -> "master";
      case 9 -> "master (failed)";
      default -> "unknown exec error";
    };
  }
}
