package futago.ui.work;

import futago.engine.StepId;
import futago.ui.look.FileQuestions;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.run.NodePaneModel;
import futago.ui.run.NodePaneView;
import futago.ui.run.RunModel;
import futago.ui.stage.RailView;
import futago.ui.step.SlideView;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Rail, slide, buttons and panes. For the projector the rail goes and the rest grows.
public final class WorkView {
  /// Of the height, at most this much is the slide's, so that the output stays in sight.
  private static final double SLIDE_SHARE = 0.56;

  /// For the projector the slide is what is looked at.
  private static final double PRESENTED_SHARE = 0.68;

  /// What came of a run has to be seen whole; its output can wait.
  private static final double NOTICE_SHARE = 0.7;

  private final WorkModel model;
  private final RunButtons buttons;
  private final BorderPane root = new BorderPane();

  /// @param files asks where to save
  /// @param presenting whether it is shown on a projector
  /// @param explain says more about the stage that is looked at
  public WorkView(
      WorkModel model,
      Language language,
      FileQuestions files,
      ObservableValue<Boolean> presenting,
      Runnable explain) {
    this.model = model;
    var rail = new RailView(model.slides(), model.run(), language, model::select).node();
    var slide = new SlideView(model.slides(), language, model::turn, explain);
    new Notices(model, language, slide, this::title);
    model.run().phase().addListener((_, _, phase) -> focus(phase, slide));
    buttons = new RunButtons(model, language, slide.hasNotice());
    var panes = new HBox(12);
    for (NodePaneModel pane : model.run().panes()) {
      Region view = new NodePaneView(pane, language, files, this::title).node();
      HBox.setHgrow(view, Priority.ALWAYS);
      view.setPrefWidth(100);
      panes.getChildren().add(view);
    }
    VBox.setVgrow(panes, Priority.ALWAYS);
    var centre = new VBox(12, slide.node(), buttons.node(), panes);
    centre.getStyleClass().add("work");
    centre.setMinSize(0, 0);
    slide
        .node()
        .maxHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> centre.getHeight() * share(slide, presenting.getValue()),
                centre.heightProperty(),
                slide.hasNotice(),
                presenting));
    root.setCenter(centre);
    root.setLeft(
        Parts.only(rail, Bindings.createBooleanBinding(() -> !presenting.getValue(), presenting)));
  }

  private static double share(SlideView slide, boolean presented) {
    if (slide.hasNotice().get()) {
      return NOTICE_SHARE;
    }
    return presented ? PRESENTED_SHARE : SLIDE_SHARE;
  }

  /// What to put into the window.
  public Node node() {
    return root;
  }

  /// Gives the focus to what runs the step.
  public void focus() {
    buttons.focus();
  }

  /// A button that cannot be pressed any more loses the focus, and must not leave it to chance who
  /// gets it: while something runs it is the slide, afterwards what goes on.
  private void focus(RunModel.Phase phase, SlideView slide) {
    switch (phase) {
      case RUNNING -> slide.focus();
      case IDLE -> {
        Optional<Node> next =
            Stream.of("#retry", "#conflict-word")
                .map(root::lookup)
                .filter(Objects::nonNull)
                .findFirst();
        next.ifPresentOrElse(Node::requestFocus, buttons::focus);
      }
      case LOOKING, STOPPING -> {}
    }
  }

  private String title(StepId step) {
    return model.slides().slides().get(model.slides().indexOf(step)).title();
  }
}
