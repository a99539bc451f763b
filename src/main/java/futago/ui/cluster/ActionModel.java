package futago.ui.cluster;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.Side;
import futago.text.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// What a person can have done to the cluster, and how far that is. Only to be used on the window's
/// thread; what is done runs on a thread of its own.
public final class ActionModel {
  private static final int KEPT_LINES = 200;

  private final ClusterModel model;
  private final ClusterActions actions;
  private final Offers possible;
  private final InstantSource clock;
  private final Executor window;
  private final ReadOnlyObjectWrapper<List<Offer>> offers =
      new ReadOnlyObjectWrapper<>(this, "offers", List.of());
  private final ReadOnlyObjectWrapper<Optional<Stand>> stand =
      new ReadOnlyObjectWrapper<>(this, "stand", Optional.empty());
  private final ReadOnlyObjectWrapper<List<String>> output =
      new ReadOnlyObjectWrapper<>(this, "output", List.of());
  private final ReadOnlyObjectWrapper<List<Side>> sides =
      new ReadOnlyObjectWrapper<>(this, "sides", List.of());
  private final ObservableValue<Boolean> looked;
  private Optional<Thread> worker = Optional.empty();

  /// @param model is followed
  /// @param actions does what is wanted
  /// @param window runs a task on the window's thread, later
  public ActionModel(
      ClusterModel model, ClusterActions actions, InstantSource clock, Executor window) {
    this.model = model;
    this.actions = actions;
    this.possible = new Offers(model, actions);
    this.clock = clock;
    this.window = window;
    this.looked = model.phase().map(phase -> phase != ClusterModel.Phase.LOADING);
    model.picture().addListener((_, _, _) -> offer());
    model.phase().addListener((_, _, _) -> offer());
    offer();
  }

  /// Whether the first look at the cluster has ended, well or not.
  ObservableValue<Boolean> looked() {
    return looked;
  }

  /// What there is to choose from; always the same things in the same order.
  ReadOnlyObjectProperty<List<Offer>> offers() {
    return offers.getReadOnlyProperty();
  }

  /// The two of them that stand in sight, in their order; the others are in a menu.
  List<Offer> inSight() {
    return possible.inSight(offers.get());
  }

  /// How far the chosen action is; empty while none is chosen.
  ReadOnlyObjectProperty<Optional<Stand>> stand() {
    return stand.getReadOnlyProperty();
  }

  /// The last lines that its commands printed.
  ReadOnlyObjectProperty<List<String>> output() {
    return output.getReadOnlyProperty();
  }

  /// What is known of both sides of a split brain; empty until both were asked.
  ReadOnlyObjectProperty<List<Side>> sides() {
    return sides.getReadOnlyProperty();
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
            switch (offer.plan().orElse(null)) {
              case ActionPlan.Ready ready ->
                  ready.request() instanceof ActionRequest.Repair
                      ? naming(offer)
                      : new Stand.Asking(offer, ready);
              case null, default -> new Stand.Impossible(offer);
            }));
  }

  private Stand naming(Offer offer) {
    sides.set(List.of());
    Thread.ofVirtual()
        .name("sides")
        .start(
            () -> {
              try {
                List<Side> read = actions.sides();
                window.execute(() -> sides.set(read));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return new Stand.Naming(offer);
  }

  /// What would be done if that were the node whose data is thrown away; empty where that makes no
  /// sense, or it is no node's name.
  Optional<ActionPlan.Ready> repairOf(String victim) {
    return model.spec().nodes().stream().anyMatch(node -> node.name().equals(victim))
        ? possible
            .repair(victim)
            .plan()
            .filter(ActionPlan.Ready.class::isInstance)
            .map(ActionPlan.Ready.class::cast)
        : Optional.empty();
  }

  /// Why that node's writes cannot be thrown away; nothing where they can, or it is no node's name.
  List<Message> obstacleTo(String victim) {
    return model.spec().nodes().stream().anyMatch(node -> node.name().equals(victim))
        ? possible.repair(victim).obstacle()
        : List.of();
  }

  /// The person has typed that name and says yes.
  void discard(String victim) {
    if (stand.get().orElse(null) instanceof Stand.Naming) {
      repairOf(victim).ifPresent(plan -> begin(new Stand.Asking(possible.repair(victim), plan)));
    }
  }

  /// The person has seen what will be done and says yes. Should it have become something else in
  /// the meantime, that is shown first.
  void agree() {
    if (!(stand.get().orElse(null) instanceof Stand.Asking asking)) {
      return;
    }
    Offer now = possible.renewed(asking.offer());
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

  /// The person has seen whose lock it is and how old, and takes it over.
  void takeOver() {
    if (stand.get().orElse(null) instanceof Stand.Ended ended
        && ended.result() instanceof ActionResult.Refused refused
        && refused.stale()) {
      Offer now = possible.renewed(ended.offer());
      if (now.plan().orElse(null) instanceof ActionPlan.Ready ready) {
        begin(new Stand.Asking(now, ready), true);
      } else {
        choose(now);
      }
    }
  }

  private void begin(Stand.Asking asking) {
    begin(asking, false);
  }

  private void begin(Stand.Asking asking, boolean takeOver) {
    stand.set(Optional.of(new Stand.Running(asking.offer(), asking.plan(), clock.instant())));
    model.note(Message.of("ui.cluster.event.asked", asking.offer().label()), Tone.PLAIN);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("futago-action")
            .unstarted(() -> carryOut(asking, takeOver));
    worker = Optional.of(thread);
    model.busy(true);
    thread.start();
  }

  private void carryOut(Stand.Asking asking, boolean takeOver) {
    try {
      ActionResult result = actions.carryOut(asking.plan(), takeOver, new Progress());
      window.execute(() -> ended(asking.offer(), result));
    } catch (InterruptedException stopped) {
      window.execute(() -> stopped(asking.offer()));
    }
  }

  private final class Progress implements ActionListener {
    @Override
    public void line(String line) {
      window.execute(() -> print(line));
    }

    @Override
    public void noticed(Message what) {
      window.execute(() -> model.note(what, Tone.WARN));
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
    offers.set(possible.all());
  }
}
