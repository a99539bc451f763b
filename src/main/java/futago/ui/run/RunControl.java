package futago.ui.run;

import futago.command.Secret;
import futago.engine.RunOptions;
import futago.engine.StepId;
import futago.text.Message;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Begins, stops and repeats runs of one plan, one at a time. Only to be used on the window's
/// thread.
public final class RunControl {
  private final RunModel model;
  private final Runs runs;
  private final EventBridge bridge;
  private final Executor window;
  private final RunOptions usual;
  private final ReadOnlyObjectWrapper<Optional<Message>> trouble =
      new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());

  /// What the user has allowed to be overwritten, once and for all runs.
  private final Set<String> erase = new HashSet<>();

  private Optional<StepId> until = Optional.empty();
  private Optional<Runs.Run> current = Optional.empty();

  /// What was asked for while a run was being closed: how it ended is shown already by then.
  private Optional<Runnable> next = Optional.empty();

  /// @param model follows the runs
  /// @param runs begins them
  /// @param window runs a task on the window's thread, later
  /// @param hasText whether a text key is known, for steps that bring a cure of their own
  /// @param secrets passwords that may turn up in output
  public RunControl(
      RunModel model, Runs runs, Executor window, Predicate<String> hasText, Set<Secret> secrets) {
    this.model = model;
    this.runs = runs;
    this.window = window;
    this.bridge = new EventBridge(model, window);
    this.usual = RunOptions.standard().withTexts(hasText).masking(secrets);
  }

  /// What is wrong with the program itself, such as a journal that cannot be written.
  public ReadOnlyObjectProperty<Optional<Message>> trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Whether something goes on.
  public boolean isBusy() {
    return model.phase().get() != RunModel.Phase.IDLE;
  }

  /// Looks what is there already, and changes nothing.
  public void look() {
    begin(usual, true);
  }

  /// Runs from a step to a step, both included.
  ///
  /// @param last empty for the end of the plan
  public void run(StepId first, Optional<StepId> last) {
    until = last;
    RunOptions part = usual.from(first.value()).skipping(model.skipped()).erasing(erase);
    begin(last.map(step -> part.until(step.value())).orElse(part), false);
  }

  /// Goes on with the step where the last run stopped, as far as that run was to go.
  public void retry() {
    if (isBusy()) {
      next = Optional.of(this::retry);
      return;
    }
    model.next().ifPresent(next -> run(next, until.filter(last -> !comesAfter(next, last))));
  }

  /// Goes on, allowed to overwrite what was found.
  ///
  /// @param subjects the words that the user typed
  public void retryErasing(Set<String> subjects) {
    erase.addAll(subjects);
    retry();
  }

  /// Asks to stop: the first time after the commands that run, the second time at once.
  public void stop() {
    current.ifPresent(
        run -> {
          model.stopping();
          run.stop();
        });
  }

  /// The window goes: nothing is told any more.
  public void close() {
    bridge.close();
  }

  private boolean comesAfter(StepId step, StepId other) {
    return model.steps().indexOf(step) > model.steps().indexOf(other);
  }

  private void begin(RunOptions options, boolean onlyLook) {
    if (isBusy()) {
      return;
    }
    trouble.set(Optional.empty());
    model.begin(onlyLook);
    Runs.Run run =
        runs.begin(options, onlyLook, bridge, wrong -> window.execute(() -> ended(wrong)));
    // A window's thread that runs tasks at once has ended it already.
    current = isBusy() ? Optional.of(run) : Optional.empty();
  }

  private void ended(Optional<Message> wrong) {
    bridge.finish(
        () -> {
          current = Optional.empty();
          trouble.set(wrong);
          model.ended();
          Optional<Runnable> asked = next;
          next = Optional.empty();
          asked.ifPresent(Runnable::run);
        });
  }
}
