package futago.ui.stage;

import futago.engine.StepId;
import futago.slide.Slide;
import futago.ui.look.Language;
import futago.ui.run.RunModel;
import futago.ui.step.SlideModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The stages from top to bottom; the one that is looked at shows its steps.
public final class RailView {
  private static final double WIDTH = 244;

  private final List<StageEntry> entries = new ArrayList<>();
  private final VBox list = new Stages();
  private final ScrollPane root;
  private StageEntry open;
  private boolean sought;

  /// Scrolls to the stage that is open as soon as it has its place. Where it is longer than the
  /// rail, the step that is looked at comes first.
  private final class Stages extends VBox {
    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      double view = root.getViewportBounds().getHeight();
      if (!sought || view <= 0 || getHeight() <= view) {
        return;
      }
      sought = false;
      scrollTo(open.node().getBoundsInParent(), view);
      open.lookedAt().ifPresent(step -> scrollTo(step, view));
    }

    private void scrollTo(Bounds part, double view) {
      double below = getHeight() - view;
      double top = root.getVvalue() * below;
      double last = part.getMaxY() - view;
      root.setVvalue(Math.clamp(top, Math.min(last, part.getMinY()), part.getMinY()) / below);
    }
  }

  /// @param select is told which step a person wants to look at
  public RailView(SlideModel slides, RunModel run, Language language, Consumer<StepId> select) {
    int stages = slides.plan().stages().size();
    list.getStyleClass().add("rail-list");
    for (int stage = 1; stage <= stages; stage++) {
      var entry = new StageEntry(stage, stage == stages, slides, run, language, select);
      entries.add(entry);
      list.getChildren().add(entry.node());
    }
    root = new ScrollPane(list);
    root.setFitToWidth(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.getStyleClass().add("rail");
    root.setMinWidth(WIDTH);
    root.setPrefWidth(WIDTH);
    root.accessibleTextProperty().bind(language.saying("ui.rail"));
    slides.current().addListener((_, _, slide) -> show(slide));
    run.changes().addListener((_, _, _) -> entries.forEach(StageEntry::update));
    language
        .locale()
        .addListener(
            (_, _, _) -> {
              entries.forEach(StageEntry::words);
              seek();
            });
    root.viewportBoundsProperty()
        .addListener(
            (_, before, now) -> {
              if (before.getHeight() != now.getHeight()) {
                seek();
              }
            });
    show(slides.current().get());
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  private void show(Slide slide) {
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).select(i + 1 == slide.stageNumber(), slide.id());
    }
    open = entries.get(slide.stageNumber() - 1);
    seek();
  }

  /// Other words or another height may have pushed it out of sight.
  private void seek() {
    sought = true;
    list.requestLayout();
  }
}
