package futago.ui.cluster;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterStatus;
import futago.cluster.NodeState;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a person can have done to the cluster, and how far that is. Only to be used on the window's
/// thread; what is done runs on a thread of its own.
public final class ActionModel {
  private static final int KEPT_LINES = 200;

  private final ClusterModel model;
  private final ClusterActions actions;
  private final InstantSource clock;
  private final Executor window;
  private final ReadOnlyObjectWrapper<List<Offer>> offers =
      new ReadOnlyObjectWrapper<>(this, "offers", List.of());
  private final ReadOnlyObjectWrapper<Optional<Stand>> stand =
      new ReadOnlyObjectWrapper<>(this, "stand", Optional.empty());
  private final ReadOnlyObjectWrapper<List<String>> output =
      new ReadOnlyObjectWrapper<>(this, "output", List.of());
  private Optional<Thread> worker = Optional.empty();

  /// @param model is followed
  /// @param actions does what is wanted
  /// @param window runs a task on the window's thread, later
  public ActionModel(
      ClusterModel model, ClusterActions actions, InstantSource clock, Executor window) {
    this.model = model;
    this.actions = actions;
    this.clock = clock;
    this.window = window;
    model.picture().addListener((_, _, _) -> offer());
    model.phase().addListener((_, _, _) -> offer());
    offer();
  }

  /// What there is to choose from; always the same things in the same order.
  ReadOnlyObjectProperty<List<Offer>> offers() {
    return offers.getReadOnlyProperty();
  }

  /// How far the chosen action is; empty while none is chosen.
  ReadOnlyObjectProperty<Optional<Stand>> stand() {
    return stand.getReadOnlyProperty();
  }

  /// The last lines that its commands printed.
  ReadOnlyObjectProperty<List<String>> output() {
    return output.getReadOnlyProperty();
  }

  /// Whether something runs.
  public boolean isBusy() {
    return worker.isPresent();
  }

  /// A person wants that. While something runs, nothing else begins.
  void choose(Offer offer) {
    if (isBusy()) {
      return;
    }
    output.set(List.of());
    stand.set(
        Optional.of(
            offer.plan().orElse(null) instanceof ActionPlan.Ready ready
                ? new Stand.Asking(offer, ready)
                : new Stand.Impossible(offer)));
  }

  /// The person has seen what will be done and says yes. Should it have become something else in
  /// the meantime, that is shown first.
  void agree() {
    if (!(stand.get().orElse(null) instanceof Stand.Asking asking)) {
      return;
    }
    Offer now = offerOf(asking.offer().id(), asking.offer().label(), asking.offer().request());
    if (now.plan().equals(Optional.of(asking.plan()))) {
      begin(asking);
    } else {
      choose(now);
    }
  }

  /// The person is done with it.
  void dismiss() {
    if (!isBusy()) {
      stand.set(Optional.empty());
    }
  }

  /// Ends what runs; a move that is under way takes its constraint back.
  public void stop() {
    worker.ifPresent(Thread::interrupt);
  }

  private void begin(Stand.Asking asking) {
    stand.set(Optional.of(new Stand.Running(asking.offer(), asking.plan(), clock.instant())));
    model.note(Message.of("ui.cluster.event.asked", asking.offer().label()), Tone.PLAIN);
    Thread thread =
        Thread.ofPlatform().daemon().name("futago-action").unstarted(() -> carryOut(asking));
    worker = Optional.of(thread);
    model.busy(true);
    thread.start();
  }

  private void carryOut(Stand.Asking asking) {
    try {
      ActionResult result =
          actions.carryOut(asking.plan(), (_, line) -> window.execute(() -> print(line)));
      window.execute(() -> ended(asking.offer(), result));
    } catch (InterruptedException stopped) {
      window.execute(() -> stopped(asking.offer()));
    }
  }

  private void print(String line) {
    var lines = new ArrayList<>(output.get());
    lines.add(line);
    output.set(List.copyOf(lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size())));
  }

  private void ended(Offer offer, ActionResult result) {
    worker = Optional.empty();
    model.busy(false);
    model.take(result.after());
    switch (result) {
      case ActionResult.Done _ ->
          model.note(Message.of("ui.cluster.event.ended", offer.label()), Tone.GOOD);
      case ActionResult.Refused _, ActionResult.Failed _ ->
          model.note(Message.of("ui.cluster.event.not-ended", offer.label()), Tone.BAD);
    }
    stand.set(Optional.of(new Stand.Ended(offer, result)));
  }

  private void stopped(Offer offer) {
    worker = Optional.empty();
    model.busy(false);
    model.note(Message.of("ui.cluster.event.taken-back", offer.label()), Tone.WARN);
    stand.set(Optional.empty());
  }

  private void offer() {
    Optional<String> to = model.status().flatMap(ClusterStatus::groupOn).map(this::peerOf);
    var all = new ArrayList<Offer>();
    all.add(
        offerOf(
            "switchover",
            to.map(node -> Message.of("ui.cluster.action.switchover-to", node))
                .orElseGet(() -> Message.of("ui.cluster.action.switchover")),
            new ActionRequest.Switchover(Optional.empty())));
    for (NodeSpec node : model.spec().nodes()) {
      String name = node.name();
      all.add(
          standsBy(name)
              ? offerOf(
                  "standby-" + name,
                  Message.of("ui.cluster.action.online", name),
                  new ActionRequest.Online(name))
              : offerOf(
                  "standby-" + name,
                  Message.of("ui.cluster.action.standby", name),
                  new ActionRequest.Standby(name)));
    }
    all.add(
        offerOf(
            "cleanup",
            Message.of("ui.cluster.action.cleanup"),
            new ActionRequest.Cleanup(Optional.empty())));
    offers.set(List.copyOf(all));
  }

  private Offer offerOf(String id, Message label, ActionRequest request) {
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
