package futago.ui.step;

import futago.engine.Plan;
import futago.engine.StepId;
import futago.slide.Slide;
import futago.slide.Slides;
import futago.ui.look.Language;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// All slides of a plan, and the one that is looked at.
public final class SlideModel {
  private final Plan plan;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index");
  private final ReadOnlyObjectWrapper<Slide> current = new ReadOnlyObjectWrapper<>(this, "current");
  private final CodeSpans spans;
  private List<Slide> slides;

  /// @param plan what is shown
  /// @param language in which language, also after it changes
  public SlideModel(Plan plan, Language language) {
    this.plan = plan;
    this.spans = new CodeSpans(SpecValues.of(plan.spec()));
    this.slides = Slides.of(plan, language.texts());
    current.set(slides.getFirst());
    language
        .locale()
        .addListener(
            (_, _, _) -> {
              slides = Slides.of(plan, language.texts());
              current.set(slides.get(index.get()));
            });
  }

  /// The plan behind the slides.
  public Plan plan() {
    return plan;
  }

  /// All slides in order, in the language of now.
  public List<Slide> slides() {
    return slides;
  }

  /// The slides of a stage.
  ///
  /// @param stage its number, from 1
  public List<Slide> ofStage(int stage) {
    return slides.stream().filter(slide -> slide.stageNumber() == stage).toList();
  }

  /// The place of the slide that is looked at, from 0.
  public ReadOnlyIntegerProperty index() {
    return index.getReadOnlyProperty();
  }

  /// The slide that is looked at.
  public ReadOnlyObjectProperty<Slide> current() {
    return current.getReadOnlyProperty();
  }

  /// Finds what to colour.
  public CodeSpans spans() {
    return spans;
  }

  /// Looks at a slide; a place before the first or after the last means that one.
  public void show(int place) {
    int wanted = Math.clamp(place, 0, slides.size() - 1);
    index.set(wanted);
    current.set(slides.get(wanted));
  }

  /// Looks at a step's slide.
  public void show(StepId step) {
    show(indexOf(step));
  }

  /// Looks at the next slide.
  public void next() {
    show(index.get() + 1);
  }

  /// Looks at the slide before.
  public void previous() {
    show(index.get() - 1);
  }

  /// A step's place, from 0.
  public int indexOf(StepId step) {
    return IntStream.range(0, slides.size())
        .filter(i -> slides.get(i).id().equals(step))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no slide of " + step));
  }
}
