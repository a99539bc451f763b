package futago.ui.run;

import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.engine.Step;
import futago.engine.StepFailure;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.slide.Badge;
import futago.spec.NodeSpec;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The state of a plan's steps, as the events of its runs tell it. Only to be used on the window's
/// thread, but for {@link #writer}.
public final class RunModel {
  /// What the events have told; views see it from the next {@link #refresh} on, so that a step
  /// which is soon over costs them one change and not four.
  private final Map<StepId, StepStatus> told = new LinkedHashMap<>();

  private final Map<StepId, ReadOnlyObjectWrapper<StepStatus>> statuses = new LinkedHashMap<>();
  private final Map<String, NodePaneModel> panes = new LinkedHashMap<>();
  private final PaneWriter writer;
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.IDLE);
  private final ReadOnlyObjectWrapper<Optional<StepId>> active =
      new ReadOnlyObjectWrapper<>(this, "active", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome", Optional.empty());
  private final ReadOnlyIntegerWrapper past = new ReadOnlyIntegerWrapper(this, "past");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final Set<StepId> lookedAt = new HashSet<>();
  private Optional<Instant> started = Optional.empty();

  /// The step whose turn it is; views have to know only of the last one of many.
  private Optional<StepId> turn = Optional.empty();

  /// What goes on.
  public enum Phase {
    IDLE,
    /// The nodes are looked at; nothing is changed.
    LOOKING,
    RUNNING,
    /// The user has asked to stop; the commands that run come to their end.
    STOPPING
  }

  /// @param plan whose steps
  public RunModel(Plan plan) {
    for (Step step : plan.steps()) {
      told.put(step.id(), StepStatus.WAITING);
      statuses.put(step.id(), new ReadOnlyObjectWrapper<>(this, "status", StepStatus.WAITING));
    }
    // ACT is on the left, whichever node it is.
    for (NodeSpec node : List.of(plan.act(), plan.sby())) {
      panes.put(node.name(), new NodePaneModel(node, Badge.of(plan, node).role()));
    }
    writer = new PaneWriter(Map.copyOf(panes));
  }

  /// How a step is doing.
  public ReadOnlyObjectProperty<StepStatus> status(StepId step) {
    return statuses.get(step).getReadOnlyProperty();
  }

  /// All steps in order.
  public List<StepId> steps() {
    return List.copyOf(told.keySet());
  }

  /// Both nodes, ACT first.
  public List<NodePaneModel> panes() {
    return List.copyOf(panes.values());
  }

  /// What goes on.
  public ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /// The step whose turn it is.
  public ReadOnlyObjectProperty<Optional<StepId>> active() {
    return active.getReadOnlyProperty();
  }

  /// How the last run ended; empty while one goes on.
  public ReadOnlyObjectProperty<Optional<RunOutcome>> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /// How many steps are behind us.
  public ReadOnlyIntegerProperty past() {
    return past.getReadOnlyProperty();
  }

  /// Counts how often statuses have changed, several at once counting as one change: for those who
  /// look at many of them.
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /// When what goes on began.
  public Optional<Instant> started() {
    return started;
  }

  /// The step to go on with; empty where all are behind us.
  public Optional<StepId> next() {
    return told.entrySet().stream()
        .filter(entry -> !entry.getValue().isPast())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Steps that the user goes on without.
  public Set<StepId> skipped() {
    return told.entrySet().stream()
        .filter(entry -> entry.getValue() == StepStatus.SKIPPED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Goes on without a step.
  public void skip(StepId step) {
    set(step, StepStatus.SKIPPED);
    publish();
    outcome.set(Optional.empty());
    panes.values().forEach(NodePaneModel::reset);
  }

  /// A run, or a look, is about to begin.
  public void begin(boolean onlyLook) {
    outcome.set(Optional.empty());
    phase.set(onlyLook ? Phase.LOOKING : Phase.RUNNING);
    lookedAt.clear();
    // A look at all steps would fill the panes with what the rail says better.
    writer.quiet(onlyLook);
    panes.values().forEach(NodePaneModel::reset);
  }

  /// The user has asked to stop.
  public void stopping() {
    phase.set(Phase.STOPPING);
  }

  /// What goes on has ended, whether or not its events came to an end.
  public void ended() {
    phase.set(Phase.IDLE);
    turn = Optional.empty();
    active.set(turn);
    started = Optional.empty();
    panes.values().forEach(NodePaneModel::idle);
  }

  /// Events of a run.
  public void apply(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted run -> started = Optional.of(run.at());
      case RunEvent.Started begun -> begun(begun);
      case RunEvent.Checked checked -> checked(checked);
      case RunEvent.ActionStarted action -> {
        set(action.step(), StepStatus.RUNNING);
        pane(action.node()).ifPresent(pane -> pane.working(action.at()));
      }
      case RunEvent.Progressed progressed ->
          pane(progressed.node()).ifPresent(pane -> pane.progressed(progressed));
      case RunEvent.Verified verified -> pane(verified.node()).ifPresent(NodePaneModel::idle);
      case RunEvent.Failed failed -> failed(failed.at(), failed.failure());
      case RunEvent.Finished finished -> finished(finished);
      case RunEvent.RunFinished finished -> {
        // Whoever looks along with the run is where it ended before that is told.
        publish();
        active.set(turn);
        turn = Optional.empty();
        outcome.set(Optional.of(finished.outcome()));
        panes.values().forEach(NodePaneModel::idle);
      }
      case RunEvent.OutputLine _,
          RunEvent.OutputOmitted _,
          RunEvent.Delayed _,
          RunEvent.Noticed _,
          RunEvent.ActionFinished _ -> {}
    }
  }

  /// Lets views see the statuses and the output that came since, and the step that is at work now.
  void refresh() {
    publish();
    active.set(turn);
    panes.values().forEach(NodePaneModel::refresh);
  }

  /// Brings events to the panes' lines; for the thread that tells the events.
  PaneWriter writer() {
    return writer;
  }

  private void begun(RunEvent.Started begun) {
    pane(begun.node()).ifPresent(pane -> pane.checking(begun.at()));
    if (phase.get() != Phase.LOOKING) {
      set(begun.step(), StepStatus.CHECKING);
      turn = Optional.of(begun.step());
    } else if (lookedAt.add(begun.step())) {
      set(begun.step(), StepStatus.CHECKING);
    }
  }

  /// A look ends a step with its checks, of which the worst counts; a run has more to tell.
  private void checked(RunEvent.Checked checked) {
    if (phase.get() != Phase.LOOKING) {
      return;
    }
    StepStatus before = told.get(checked.step());
    set(
        checked.step(),
        switch (checked.state()) {
          case StepState.Satisfied _ ->
              before == StepStatus.CHECKING ? StepStatus.ALREADY_DONE : before;
          case StepState.Missing _ -> before == StepStatus.REFUSED ? before : StepStatus.WAITING;
          case StepState.Conflict _ -> StepStatus.REFUSED;
        });
  }

  private void failed(Instant at, StepFailure failure) {
    set(failure.step(), StepStatus.FAILED);
    pane(failure.node()).ifPresent(pane -> pane.failed(at));
  }

  private void finished(RunEvent.Finished finished) {
    set(
        finished.step(),
        switch (finished.outcome()) {
          case SATISFIED -> StepStatus.ALREADY_DONE;
          case APPLIED -> StepStatus.DONE;
          case FAILED -> StepStatus.FAILED;
          case REFUSED -> StepStatus.REFUSED;
          case CANCELLED -> StepStatus.STOPPED;
        });
    panes.values().forEach(NodePaneModel::idle);
  }

  private void set(StepId step, StepStatus status) {
    told.replace(step, status);
  }

  private void publish() {
    boolean changed = false;
    for (Map.Entry<StepId, StepStatus> each : told.entrySet()) {
      ReadOnlyObjectWrapper<StepStatus> shown = statuses.get(each.getKey());
      changed |= shown.get() != each.getValue();
      shown.set(each.getValue());
    }
    if (changed) {
      past.set((int) told.values().stream().filter(StepStatus::isPast).count());
      changes.set(changes.get() + 1);
    }
  }

  private Optional<NodePaneModel> pane(String node) {
    return Optional.ofNullable(panes.get(node));
  }
}
