package futago.ui.stage;

import futago.engine.StepId;
import futago.slide.Slide;
import futago.ui.look.Language;
import futago.ui.run.RunModel;
import futago.ui.step.SlideModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The stages from top to bottom; the one that is looked at shows its steps.
public final class RailView {
  private static final double WIDTH = 244;

  private final List<StageEntry> entries = new ArrayList<>();
  private final VBox list = new Stages();
  private final ScrollPane root;
  private Optional<Node> wanted = Optional.empty();

  /// Scrolls to the stage that was opened as soon as it has its place.
  private final class Stages extends VBox {
    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      double view = root.getViewportBounds().getHeight();
      double below = getHeight() - view;
      if (wanted.isEmpty() || view <= 0 || below <= 0) {
        return;
      }
      Bounds stage = wanted.get().getBoundsInParent();
      double top = root.getVvalue() * below;
      double last = stage.getMaxY() - view;
      root.setVvalue(Math.clamp(top, Math.min(last, stage.getMinY()), stage.getMinY()) / below);
      wanted = Optional.empty();
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
    language.locale().addListener((_, _, _) -> entries.forEach(StageEntry::words));
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
    wanted = Optional.of(entries.get(slide.stageNumber() - 1).node());
    list.requestLayout();
  }
}
