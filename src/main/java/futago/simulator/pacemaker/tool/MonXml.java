package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.policy.NodeView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `crm_mon --output-as=xml` of Pacemaker 2.1.5 prints.
final class MonXml {
  static final DateTimeFormatter ZULU =
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
    var history = new HistoryXml(view);
    var parts = new ArrayList<Element>();
    parts.add(pacemakerd(view.situation().now()));
    parts.add(summary());
    parts.add(parent("nodes", view.nodes().stream().map(this::node).toList()));
    parts.add(
        parent(
            "resources",
            view.model().resources().stream().map(new ResourceXml(view)::of).toList()));
    if (view.hasController()) {
      parts.add(history.attributes());
      parts.add(history.histories());
    }
    List<Element> failures = history.failures();
    if (!failures.isEmpty()) {
      parts.add(parent("failures", failures));
    }
    List<Element> bans = history.bans();
    if (!bans.isEmpty()) {
      parts.add(parent("bans", bans));
    }
    parts.add(Element.of("status", "code", "0", "message", "OK"));
    return Element.of("pacemaker-result", "api-version", "2.25", "request", request).with(parts);
  }

  static Element parent(String name, List<Element> children) {
    return Element.of(name).with(children);
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

  static String flag(boolean value) {
    return Boolean.toString(value);
  }

  static String number(int value) {
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
}
