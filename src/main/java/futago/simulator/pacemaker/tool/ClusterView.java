package futago.simulator.pacemaker.tool;

import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.History;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Outcome;
import futago.simulator.pacemaker.policy.ResourceState;
import futago.simulator.pacemaker.policy.Role;
import futago.simulator.pacemaker.policy.Situation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The cluster as a node shows it at a moment. To be made while the timeline's monitor is held.
record ClusterView(Pacemaker seenFrom, Situation situation) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static ClusterView of(Pacemaker seenFrom) {
    return new ClusterView(seenFrom, seenFrom.situation(false));
  }

  Model model() {
    return situation.model();
  }

  List<NodeView> nodes() {
    return situation.nodes();
  }

  /// A time as `ctime` writes it.
  static String time(Instant time) {
    return TIME.format(time);
  }

  String now() {
    return time(situation.now());
  }

  /// The nodes on which a primitive is there, well or badly.
  List<NodeView> on(Model.Primitive primitive) {
    return nodes().stream().filter(node -> node.state(primitive).active()).toList();
  }

  List<String> names(Model.Primitive primitive, Role role) {
    return nodes().stream()
        .filter(
            node -> {
              ResourceState state = node.state(primitive);
              return state.role() == role && !state.failed();
            })
        .map(NodeView::name)
        .toList();
  }

  /// What is being done to a primitive on a node, where that is shown.
  Optional<String> pending(Model.Primitive primitive, NodeView node) {
    return Optional.ofNullable(node.histories().get(primitive.id()))
        .filter(_ -> node.online())
        .flatMap(History::pending);
  }

  /// A failure that is on record.
  ///
  /// @param node where
  /// @param resource of what
  record Failure(NodeView node, Model.Primitive resource, Outcome outcome) {}

  List<Failure> failures() {
    var failures = new ArrayList<Failure>();
    for (NodeView node : nodes()) {
      for (Model.Primitive primitive : model().primitives()) {
        History history = node.histories().get(primitive.id());
        if (history != null && node.online()) {
          history
              .failures()
              .forEach(outcome -> failures.add(new Failure(node, primitive, outcome)));
        }
      }
    }
    return failures;
  }

  Optional<Model.Clone> cloneOf(Model.Primitive primitive) {
    return model()
        .find(primitive.id())
        .filter(Model.Clone.class::isInstance)
        .map(Model.Clone.class::cast);
  }

  String idOf(NodeView node) {
    return seenFrom.cib().nodeId(node.name());
  }

  boolean hasController() {
    return !seenFrom.controllerName().isEmpty();
  }
}
