package futago.cli.progress;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.engine.StepId;
import futago.slide.Slides;
import futago.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/// Number and title of each step of a plan, as on its slide.
public final class StepNames {
  private final Map<StepId, Name> names = new LinkedHashMap<>();

  /// What a step is called.
  ///
  /// @param number stage and step, such as `4.2`
  /// @param title what it achieves
  /// @param stageNumber the stage's place in the plan, from 1
  /// @param stageTitle the stage's title
  public record Name(String number, String title, int stageNumber, String stageTitle) {
    @Override
    public String toString() {
      return number + " " + title;
    }
  }

  /// The names of all steps of a plan, in the language of the texts.
  public StepNames(Plan plan, Texts texts) {
    for (int stage = 1; stage <= plan.stages().size(); stage++) {
      InstallStage chapter = plan.stages().get(stage - 1);
      String stageTitle = Slides.title(chapter, texts);
      for (int number = 1; number <= chapter.steps().size(); number++) {
        Step step = chapter.steps().get(number - 1);
        names.put(
            step.id(),
            new Name(stage + "." + number, Slides.title(step, texts), stage, stageTitle));
      }
    }
  }

  /// The name of a step of the plan.
  ///
  /// @throws IllegalArgumentException if the plan has no such step
  public Name of(StepId step) {
    Name name = names.get(step);
    if (name == null) {
      throw new IllegalArgumentException("the plan has no step " + step);
    }
    return name;
  }
}
