package futago.simulator.pacemaker.tool;

import static futago.simulator.pacemaker.tool.MonXml.number;
import static futago.simulator.pacemaker.tool.MonXml.parent;

import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.History;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import java.util.List;

/// What the nodes remember and what forbids a node, in the XML of `crm_mon`.
final class HistoryXml {
  private final ClusterView view;

  HistoryXml(ClusterView view) {
    this.view = view;
  }

  private List<NodeView> online() {
    return view.nodes().stream().filter(NodeView::online).toList();
  }

  Element attributes() {
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

  Element histories() {
    return parent("node_history", online().stream().map(this::history).toList());
  }

  List<Element> failures() {
    return view.failures().stream().map(HistoryXml::failure).toList();
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
        node.histories().get(primitive.id()).inOrder().stream()
            .map(HistoryXml::operation)
            .toList());
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
        MonXml.ZULU.format(outcome.at()),
        "queued",
        "0",
        "exec",
        Long.toString(outcome.took().toMillis()),
        "interval",
        Long.toString(outcome.interval().toMillis()),
        "task",
        outcome.operation());
  }

  List<Element> bans() {
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
