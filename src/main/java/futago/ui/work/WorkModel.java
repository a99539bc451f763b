package futago.ui.work;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.RunOutcome;
import futago.engine.Step;
import futago.engine.StepId;
import futago.slide.StageExplanation;
import futago.ui.look.Language;
import futago.ui.run.RunControl;
import futago.ui.run.RunModel;
import futago.ui.run.StepStatus;
import futago.ui.step.SlideModel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a person can do with the plan that is open: look at slides, run a step, a stage,
/// everything, stop, go on. Only to be used on the window's thread.
public final class WorkModel {
  private final SlideModel slides;
  private final RunModel run;
  private final RunControl control;
  private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(this, "choice");

  /// Whether the slide goes along with the run: until the person looks at another one.
  private boolean follows = true;

  /// What the main button does for the slide that is looked at.
  public enum Choice {
    /// Runs the step that is looked at: the next, or one that is done already.
    THIS_STEP,
    /// Runs from the next step up to the one that is looked at.
    UP_TO_HERE,
    /// Something runs already.
    NOTHING
  }

  /// @param plan what is open
  /// @param run its state
  /// @param control runs it
  public WorkModel(Plan plan, Language language, RunModel run, RunControl control) {
    this.slides = new SlideModel(plan, language);
    this.run = run;
    this.control = control;
    run.active().addListener((_, _, step) -> step.filter(_ -> follows).ifPresent(slides::show));
    run.phase().addListener((_, _, _) -> update());
    run.past().addListener((_, _, _) -> update());
    run.outcome().addListener((_, _, outcome) -> outcome.ifPresent(this::ended));
    slides.index().addListener((_, _, _) -> update());
    update();
  }

  /// The slides.
  public SlideModel slides() {
    return slides;
  }

  /// The state of the steps.
  public RunModel run() {
    return run;
  }

  /// The title of the stage that is looked at.
  public String stageTitle() {
    return slides.current().get().stageTitle();
  }

  /// More about the stage that is looked at, as Markdown.
  public Optional<String> explanation(Locale language) {
    Plan plan = slides.plan();
    InstallStage stage = plan.stages().get(slides.current().get().stageNumber() - 1);
    return StageExplanation.of(stage, plan.spec(), language);
  }

  /// What runs them.
  public RunControl control() {
    return control;
  }

  /// What the main button does now.
  public ReadOnlyObjectProperty<Choice> choice() {
    return choice.getReadOnlyProperty();
  }

  /// Looks at a step of the person's choice.
  public void select(StepId step) {
    follows = false;
    slides.show(step);
  }

  /// Looks at the next slide, or the one before.
  public void turn(boolean forward) {
    follows = false;
    if (forward) {
      slides.next();
    } else {
      slides.previous();
    }
  }

  /// Whether everything is built and the last slide is looked at.
  public boolean isThrough() {
    return run.next().isEmpty() && slides.index().get() == slides.slides().size() - 1;
  }

  /// Does what the main button says.
  public void runChoice() {
    switch (choice.get()) {
      case THIS_STEP -> begin(looked(), Optional.of(looked()));
      case UP_TO_HERE -> run.next().ifPresent(next -> begin(next, Optional.of(looked())));
      case NOTHING -> {}
    }
  }

  /// Runs up to the end of the stage that is looked at.
  public void runStage() {
    StepId last = slides.ofStage(slides.current().get().stageNumber()).getLast().id();
    run.next()
        .ifPresent(next -> begin(isBehind(next, last) ? firstOfStage() : next, Optional.of(last)));
  }

  /// Runs everything that is left.
  public void runAll() {
    run.next().ifPresent(next -> begin(next, Optional.empty()));
  }

  /// Asks to stop.
  public void stop() {
    control.stop();
  }

  /// Goes on where the last run stopped.
  public void retry() {
    follows = true;
    control.retry();
  }

  /// Goes on where the last run stopped, allowed to overwrite these.
  public void retryErasing(Set<String> subjects) {
    follows = true;
    control.retryErasing(subjects);
  }

  /// Whether a cluster does as well without a step that failed.
  public boolean canSkip(StepId step) {
    return step(step).skippable() && run.status(step).get() == StepStatus.FAILED;
  }

  /// Goes on without a step.
  public void skip(StepId step) {
    run.skip(step);
    run.next().ifPresent(slides::show);
  }

  /// Whether something goes on.
  public boolean isBusy() {
    return control.isBusy();
  }

  private void begin(StepId first, Optional<StepId> last) {
    follows = true;
    control.run(first, last);
  }

  /// After a step that went well, the next one is looked at, so that the main button runs it.
  private void ended(RunOutcome outcome) {
    if (follows && outcome instanceof RunOutcome.Done) {
      run.next().ifPresent(slides::show);
    }
    update();
  }

  private void update() {
    if (run.phase().get() != RunModel.Phase.IDLE) {
      choice.set(Choice.NOTHING);
      return;
    }
    boolean ahead = run.next().filter(next -> isBehind(looked(), next)).isPresent();
    choice.set(ahead ? Choice.UP_TO_HERE : Choice.THIS_STEP);
  }

  private StepId looked() {
    return slides.current().get().id();
  }

  private StepId firstOfStage() {
    return slides.ofStage(slides.current().get().stageNumber()).getFirst().id();
  }

  private boolean isBehind(StepId step, StepId other) {
    return slides.indexOf(step) > slides.indexOf(other);
  }

  private Step step(StepId id) {
    return slides.plan().steps().get(slides.indexOf(id));
  }
}
