package futago.ui.drill;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillRefusedException;
import futago.cluster.drill.DrillResult;
import futago.cluster.drill.DrillRunner;
import futago.cluster.drill.Power;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The drills that a person can choose from, and the one that is being done. Only to be used on the
/// window's thread; a drill runs on a thread of its own.
public final class DrillModel {
  private final DrillGround ground;
  private final DrillRunner runner;
  private final DrillOptions options;
  private final DrillPast past;
  private final DrillStory story;
  private final BooleanSupplier busyElsewhere;
  private final Executor window;
  private final ReadOnlyObjectWrapper<Drill> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen", Drill.SWITCHOVER);
  private final ReadOnlyObjectWrapper<Optional<DrillPlan>> plan =
      new ReadOnlyObjectWrapper<>(this, "plan", Optional.empty());
  private final ReadOnlyObjectWrapper<Stand> stand =
      new ReadOnlyObjectWrapper<>(this, "stand", new Stand.Choosing());
  private Optional<ClusterStatus> status = Optional.empty();
  private Optional<Thread> worker = Optional.empty();

  /// How far it is.
  public sealed interface Stand {
    /// A person looks at what there is.
    record Choosing() implements Stand {}

    /// A person is asked whether it is to be done.
    record Asking() implements Stand {}

    /// It is being done.
    ///
    /// @param stopping whether a person does not want it any more; what was done is taken back
    record Running(Drill drill, boolean stopping) implements Stand {}

    /// It was done.
    ///
    /// @param unkept why its result could not be kept; empty if it was
    record Ended(DrillResult result, Optional<String> unkept) implements Stand {}

    /// Nothing was done.
    record Refused(List<Finding> why) implements Stand {}
  }

  /// @param ground the cluster
  /// @param options how drills are run
  /// @param log keeps what came of them
  /// @param busyElsewhere whether something else is being done to the cluster
  /// @param window runs a task on the window's thread, later
  public DrillModel(
      DrillGround ground,
      DrillOptions options,
      DrillLog log,
      BooleanSupplier busyElsewhere,
      Executor window) {
    this.ground = ground;
    this.runner = new DrillRunner(ground);
    this.options = options;
    this.past = new DrillPast(log, window);
    this.story = new DrillStory(window);
    this.busyElsewhere = busyElsewhere;
    this.window = window;
  }

  /// The drill that is looked at.
  public ReadOnlyObjectProperty<Drill> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// What it would come to now; empty before the cluster was seen.
  ReadOnlyObjectProperty<Optional<DrillPlan>> plan() {
    return plan.getReadOnlyProperty();
  }

  /// How far it is.
  public ReadOnlyObjectProperty<Stand> stand() {
    return stand.getReadOnlyProperty();
  }

  /// What the drill tells that is being done, or was done last.
  DrillStory story() {
    return story;
  }

  /// What came of all drills of this cluster.
  DrillPast past() {
    return past;
  }

  /// The nodes' switch, where there is one.
  Optional<Power> power() {
    return ground.power();
  }

  /// Whether one is being done.
  public boolean isBusy() {
    return worker.isPresent();
  }

  /// Whether it can be begun now.
  boolean isPossible() {
    return !isBusy()
        && !busyElsewhere.getAsBoolean()
        && plan.get().filter(DrillPlan.Ready.class::isInstance).isPresent();
  }

  /// Takes in what was read of the cluster.
  public void take(ClusterStatus read) {
    status = Optional.of(read);
    if (!isBusy()) {
      consider();
    }
  }

  private void consider() {
    plan.set(status.map(read -> runner.plan(chosen.get(), read)));
  }

  /// A person looks at that one. While one is being done, at no other.
  public void choose(Drill drill) {
    if (!isBusy()) {
      chosen.set(drill);
      stand.set(new Stand.Choosing());
      consider();
    }
  }

  /// A person wants it done, and is asked once more.
  void ask() {
    if (isPossible()) {
      stand.set(new Stand.Asking());
    }
  }

  /// The person is done with the question or the result.
  void dismiss() {
    if (!isBusy()) {
      stand.set(new Stand.Choosing());
    }
  }

  /// Takes back what was asked or told, or stops what goes on; what is being taken back already is
  /// not disturbed.
  ///
  /// @return whether there was something
  boolean leave() {
    switch (stand.get()) {
      case Stand.Choosing _ -> {
        return false;
      }
      case Stand.Running running -> {
        if (!running.stopping()) {
          stop();
        }
      }
      case Stand.Asking _, Stand.Refused _, Stand.Ended _ -> dismiss();
    }
    return true;
  }

  /// Whether that word says yes to the drill that is asked about: its own name where data could be
  /// lost, anything for the others.
  boolean isYes(String typed) {
    return !chosen.get().endangersData() || typed.strip().equals(chosen.get().id());
  }

  /// The person has said yes.
  ///
  /// @param typed the word that was typed
  void agree(String typed) {
    if (!(stand.get() instanceof Stand.Asking) || !isPossible() || !isYes(typed)) {
      return;
    }
    Drill drill = chosen.get();
    story.clear();
    Thread thread = Thread.ofPlatform().daemon().name("futago-drill").unstarted(() -> run(drill));
    worker = Optional.of(thread);
    stand.set(new Stand.Running(drill, false));
    thread.start();
  }

  /// The person does not want it any more: what was done is taken back.
  public void stop() {
    worker.ifPresent(
        thread -> {
          stand.set(new Stand.Running(chosen.get(), true));
          thread.interrupt();
        });
  }

  private void run(Drill drill) {
    try {
      switch (runner.plan(drill)) {
        case DrillPlan.Refused refused -> end(new Stand.Refused(refused.why()));
        case DrillPlan.Ready ready -> {
          DrillResult result = runner.run(ready, options, story::happened);
          end(new Stand.Ended(result, past.keep(result)));
        }
      }
    } catch (DrillRefusedException e) {
      end(new Stand.Refused(List.of(e.why())));
    } catch (InterruptedException e) {
      end(new Stand.Choosing());
    }
  }

  private void end(Stand last) {
    window.execute(
        () -> {
          worker = Optional.empty();
          if (last instanceof Stand.Ended ended) {
            past.add(ended.result());
          }
          stand.set(last);
          consider();
        });
  }

  /// Reads what came of earlier drills.
  public void load() {
    past.load(this::isBusy);
  }
}
