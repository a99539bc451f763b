package futago.ui.cluster;

import futago.cluster.ActionRequest;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What can be done to a cluster as it is now.
final class Offers {
  private final ClusterModel model;
  private final ClusterActions actions;

  Offers(ClusterModel model, ClusterActions actions) {
    this.model = model;
    this.actions = actions;
  }

  /// Always the same things in the same order; those that make no sense now say why.
  List<Offer> all() {
    var all = new ArrayList<Offer>();
    all.add(switchover());
    for (NodeSpec node : model.spec().nodes()) {
      all.add(standby(node.name()));
    }
    all.add(
        offer(
            "cleanup",
            Message.of("ui.cluster.action.cleanup"),
            new ActionRequest.Cleanup(Optional.empty())));
    all.add(maintenance());
    all.add(
        offer(
            "reconnect", Message.of("ui.cluster.action.reconnect"), new ActionRequest.Reconnect()));
    // Whoever may be given up: who that is, is asked.
    List<Offer> repairs = model.spec().nodes().stream().map(node -> repair(node.name())).toList();
    all.add(repairs.stream().filter(Offer::isPossible).findFirst().orElseGet(repairs::getFirst));
    return List.copyOf(all);
  }

  /// The two that stand in sight, the others being a key press away: moving the service, and what
  /// the state of now calls for. Where it calls for nothing, that is the standby of the node that
  /// does not serve, as before its updates.
  List<Offer> inSight(List<Offer> all) {
    Offer first = all.getFirst();
    Optional<String> serving = model.status().flatMap(ClusterStatus::groupOn);
    List<Offer> others = all.stream().filter(offer -> !offer.equals(first)).toList();
    List<Predicate<Offer>> calls =
        List.of(
            offer -> offer.request() instanceof ActionRequest.Repair && offer.isPossible(),
            offer -> offer.request() instanceof ActionRequest.Online,
            offer -> offer.request() instanceof ActionRequest.Maintenance it && !it.on(),
            offer -> offer.request() instanceof ActionRequest.Reconnect && offer.isPossible(),
            offer -> offer.request() instanceof ActionRequest.Cleanup && offer.isPossible(),
            offer ->
                offer.request() instanceof ActionRequest.Standby it
                    && serving.filter(node -> !node.equals(it.node())).isPresent());
    Offer second =
        calls.stream()
            .flatMap(call -> others.stream().filter(call))
            .findFirst()
            .orElseGet(others::getFirst);
    return List.of(first, second);
  }

  /// The same wish, and what it would come to by now.
  Offer renewed(Offer offer) {
    return offer(offer.id(), offer.label(), offer.request());
  }

  /// Giving up what that node has written in a split brain.
  Offer repair(String victim) {
    return offer(
        "repair", Message.of("ui.cluster.action.repair"), new ActionRequest.Repair(victim));
  }

  private Offer switchover() {
    Optional<String> to = model.status().flatMap(ClusterStatus::groupOn).map(this::peerOf);
    return offer(
        "switchover",
        to.map(node -> Message.of("ui.cluster.action.switchover-to", node))
            .orElseGet(() -> Message.of("ui.cluster.action.switchover")),
        new ActionRequest.Switchover(Optional.empty()));
  }

  private Offer standby(String node) {
    return standsBy(node)
        ? offer(
            "standby-" + node,
            Message.of("ui.cluster.action.online", node),
            new ActionRequest.Online(node))
        : offer(
            "standby-" + node,
            Message.of("ui.cluster.action.standby", node),
            new ActionRequest.Standby(node));
  }

  private Offer maintenance() {
    boolean on =
        model
            .status()
            .flatMap(ClusterStatus::pacemaker)
            .map(PacemakerView::maintenanceMode)
            .orElse(false);
    return offer(
        "maintenance",
        Message.of(on ? "ui.cluster.action.maintenance-off" : "ui.cluster.action.maintenance"),
        new ActionRequest.Maintenance(!on));
  }

  private Offer offer(String id, Message label, ActionRequest request) {
    // What to do is decided by the state of now, or not at all.
    Optional<ClusterStatus> known =
        model.phase().get() == ClusterModel.Phase.LIVE ? model.status() : Optional.empty();
    return new Offer(id, label, request, known.map(status -> actions.plan(request, status)));
  }

  private String peerOf(String node) {
    return model.spec().nodes().stream()
        .map(NodeSpec::name)
        .filter(name -> !name.equals(node))
        .findFirst()
        .orElseThrow();
  }

  private boolean standsBy(String node) {
    return model
        .status()
        .flatMap(ClusterStatus::pacemaker)
        .flatMap(view -> view.node(node))
        .map(NodeState::standby)
        .orElse(false);
  }
}
