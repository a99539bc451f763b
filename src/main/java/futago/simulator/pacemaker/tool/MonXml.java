package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.History;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `crm_mon --output-as=xml` of Pacemaker 2.1.5 prints.
final class MonXml {
  private static final DateTimeFormatter ZULU =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ClusterView view;
  private final Pacemaker seenFrom;

  private MonXml(ClusterView view) {
    this.view = view;
    this.seenFrom = view.seenFrom();
  }

  static String screen(ClusterView view, String request) {
    return new MonXml(view).result(request).text();
  }

  /// Where Pacemaker does not run.
  static String notConnected(String request) {
    return Element.of("pacemaker-result", "api-version", "2.25", "request", request)
        .plus(Element.of("status", "code", "102", "message", "Not connected"))
        .text();
  }

  /// While it starts.
  static String noCibYet(String request, Instant now) {
    return Element.of("pacemaker-result", "api-version", "2.25", "request", request)
        .plus(pacemakerd(now))
        .plus(Element.of("status", "code", "0", "message", "OK"))
        .text();
  }

  private static Element pacemakerd(Instant now) {
    return Element.of(
        "pacemakerd",
        "sys_from",
        "pacemakerd",
        "state",
        "running",
        "last_updated",
        ZULU.format(now));
  }

  private Element result(String request) {
    var parts = new ArrayList<Element>();
    parts.add(pacemakerd(view.situation().now()));
    parts.add(summary());
    parts.add(parent("nodes", view.nodes().stream().map(this::node).toList()));
    parts.add(parent("resources", view.model().resources().stream().map(this::resource).toList()));
    if (view.hasController()) {
      parts.add(attributes());
      parts.add(parent("node_history", online().stream().map(this::history).toList()));
    }
    List<Element> failures = view.failures().stream().map(MonXml::failure).toList();
    if (!failures.isEmpty()) {
      parts.add(parent("failures", failures));
    }
    List<Element> bans = bans();
    if (!bans.isEmpty()) {
      parts.add(parent("bans", bans));
    }
    parts.add(Element.of("status", "code", "0", "message", "OK"));
    return Element.of("pacemaker-result", "api-version", "2.25", "request", request).with(parts);
  }

  private static Element parent(String name, List<Element> children) {
    return Element.of(name).with(children);
  }

  private List<NodeView> online() {
    return view.nodes().stream().filter(NodeView::online).toList();
  }

  private Element summary() {
    String dc = seenFrom.controllerName();
    return Element.of("summary")
        .plus(
            Element.of(
                "stack",
                "type",
                seenFrom.cib().property("cluster-infrastructure").orElse("unknown")))
        .plus(
            dc.isEmpty()
                ? Element.of("current_dc", "present", "false")
                : Element.of(
                    "current_dc",
                    "present",
                    "true",
                    "version",
                    seenFrom.cib().property("dc-version").orElse(""),
                    "name",
                    dc,
                    "id",
                    seenFrom.cib().nodeId(dc),
                    "with_quorum",
                    flag(view.situation().quorum()),
                    "mixed_version",
                    "false"))
        .plus(Element.of("last_update", "time", view.now()))
        .plus(
            Element.of(
                "last_change",
                "time",
                ClusterView.time(seenFrom.lastChange().at()),
                "user",
                "root",
                "client",
                seenFrom.lastChange().client(),
                "origin",
                seenFrom.lastChange().node()))
        .plus(Element.of("nodes_configured", "number", number(view.nodes().size())))
        .plus(
            Element.of(
                "resources_configured",
                "number",
                number(
                    view.model().resources().stream()
                        .mapToInt(each -> MonText2.instances(view, each))
                        .sum()),
                "disabled",
                number(MonText2.disabled(view)),
                "blocked",
                number(MonText2.blocked(view))))
        .plus(
            Element.of(
                "cluster_options",
                "stonith-enabled",
                view.model().property("stonith-enabled", "true"),
                "symmetric-cluster",
                "true",
                "no-quorum-policy",
                view.model().property("no-quorum-policy", "stop"),
                "maintenance-mode",
                view.model().property("maintenance-mode", "false"),
                "stop-all-resources",
                "false",
                "stonith-timeout-ms",
                "60000",
                "priority-fencing-delay-ms",
                "0"));
  }

  private static String flag(boolean value) {
    return Boolean.toString(value);
  }

  private static String number(int value) {
    return Integer.toString(value);
  }

  private Element node(NodeView node) {
    int running =
        (int) view.model().primitives().stream().filter(each -> node.state(each).active()).count();
    Element element =
        Element.of(
            "node",
            "name",
            node.name(),
            "id",
            view.idOf(node),
            "online",
            flag(node.online()),
            "standby",
            flag(node.standby()),
            "standby_onfail",
            "false",
            "maintenance",
            "false",
            "pending",
            "false",
            "unclean",
            "false",
            "health",
            "green");
    if (node.online()) {
      element = element.with("feature_set", "3.16.1");
    }
    return element
        .with("shutdown", "false")
        .with("expected_up", flag(node.online()))
        .with("is_dc", flag(node.name().equals(seenFrom.controllerName())))
        .with("resources_running", number(running))
        .with("type", "member");
  }

  private Element resource(Model.Resource resource) {
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
      String pending = MonText2.pendingWord(view.pending(primitive, node).orElse(""));
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
      String pending = MonText2.pendingWord(view.pending(clone.child(), node).orElse(""));
      if (!pending.isEmpty()) {
        running.add(instance(clone.child(), pending, state, List.of(node)));
      } else if (state.role() == Role.STOPPED) {
        stopped.add(instance(clone.child(), "Stopped", state, List.of()));
      } else {
        running.add(
            instance(clone.child(), MonText2.roleOf(clone, state.role()), state, List.of(node)));
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

  private Element attributes() {
    return parent(
        "node_attributes",
        online().stream()
            .map(
                node ->
                    Element.of("node", "name", node.name())
                        .with(
                            node.masterScores().entrySet().stream()
                                .map(
                                    score ->
                                        Element.of(
                                            "attribute",
                                            "name",
                                            "master-" + score.getKey(),
                                            "value",
                                            number(score.getValue())))
                                .toList()))
            .toList());
  }

  private Element history(NodeView node) {
    return Element.of("node", "name", node.name())
        .with(
            view.model().primitives().stream()
                .filter(each -> node.histories().containsKey(each.id()))
                .filter(each -> isWorthShowing(node.histories().get(each.id())))
                .map(each -> history(node, each))
                .toList());
  }

  /// A resource that was only found not to be there is not listed.
  private static boolean isWorthShowing(History history) {
    return history.inOrder().stream()
        .anyMatch(each -> !each.isProbe() || each.rc() != Outcome.NOT_RUNNING);
  }

  private Element history(NodeView node, Model.Primitive primitive) {
    Element element =
        Element.of(
            "resource_history",
            "id",
            primitive.id(),
            "orphan",
            "false",
            "migration-threshold",
            view.model().meta(primitive, "migration-threshold").orElse("1000000"));
    int count = view.situation().failCount(primitive, node);
    if (count > 0) {
      element =
          element
              .with("fail-count", number(count))
              .with("last-failure", ClusterView.time(node.lastFailures().get(primitive.id())));
    }
    return element.with(
        node.histories().get(primitive.id()).inOrder().stream().map(MonXml::operation).toList());
  }

  private static Element operation(Outcome outcome) {
    Element element =
        Element.of(
            "operation_history",
            "call",
            number(outcome.call()),
            "task",
            outcome.isProbe() ? "probe" : outcome.operation(),
            "rc",
            number(outcome.rc()),
            "rc_text",
            MonText2.words(outcome.rc()));
    if (outcome.isRecurring()) {
      element = element.with("interval", outcome.interval().toMillis() + "ms");
    }
    return element
        .with("last-rc-change", ClusterView.time(outcome.at()))
        .with("exec-time", outcome.took().toMillis() + "ms")
        .with("queue-time", "0ms");
  }

  private static Element failure(ClusterView.Failure failure) {
    Outcome outcome = failure.outcome();
    return Element.of(
        "failure",
        "op_key",
        failure.resource().id() + "_" + outcome.key(),
        "node",
        failure.node().name(),
        "exitstatus",
        MonText2.words(outcome.rc()),
        "exitreason",
        outcome.reason(),
        "exitcode",
        number(outcome.rc()),
        "call",
        number(outcome.call()),
        "status",
        outcome.rc() < 0 ? "Timed Out" : "complete",
        "last-rc-change",
        ZULU.format(outcome.at()),
        "queued",
        "0",
        "exec",
        Long.toString(outcome.took().toMillis()),
        "interval",
        Long.toString(outcome.interval().toMillis()),
        "task",
        outcome.operation());
  }

  private List<Element> bans() {
    return view.model().locations().stream()
        .filter(each -> each.score() < 0)
        .map(
            each ->
                Element.of(
                    "ban",
                    "id",
                    each.id(),
                    "resource",
                    each.resource(),
                    "node",
                    each.node(),
                    "weight",
                    number(each.score()),
                    "promoted-only",
                    "false",
                    "master_only",
                    "false"))
        .toList();
  }
}
