package futago.ui.stage;

import futago.engine.StepId;
import futago.slide.Slide;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.run.RunModel;
import futago.ui.run.StepStatus;
import futago.ui.step.SlideModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One stage on the rail.
final class StageEntry {
  private final int number;
  private final SlideModel slides;
  private final RunModel run;
  private final Language language;
  private final StackPane circle = new StackPane();
  private final Region line = new Region();
  private final Label title = new Label();
  private final Label detail = new Label();
  private final Button head = new Button();
  private final VBox steps = new VBox();
  private final List<StepId> ids;
  private final Consumer<StepId> wanted;

  /// Made when the stage is opened for the first time: nobody sees those of the others.
  private final List<StepEntry> entries = new ArrayList<>();

  private final VBox root = new VBox(head, steps);
  private Optional<StepEntry> looked = Optional.empty();
  private Optional<StageState> shown = Optional.empty();

  StageEntry(
      int number,
      boolean last,
      SlideModel slides,
      RunModel run,
      Language language,
      Consumer<StepId> select) {
    this.number = number;
    this.slides = slides;
    this.run = run;
    this.language = language;
    this.ids = slides.ofStage(number).stream().map(Slide::id).toList();
    this.wanted = select;
    circle.getStyleClass().add("stage-circle");
    circle.setMinSize(26, 26);
    circle.setMaxSize(26, 26);
    line.getStyleClass().add("stage-line");
    line.setVisible(!last);
    title.getStyleClass().add("stage-title");
    detail.getStyleClass().add("stage-detail");
    var words = new VBox(1, title, detail);
    words.setMinWidth(0);
    var row = new HBox(12, circle, words);
    row.setAlignment(Pos.CENTER_LEFT);
    head.setGraphic(row);
    head.getStyleClass().add("stage-head");
    head.setMaxWidth(Double.MAX_VALUE);
    head.setId("stage-" + ids.getFirst().stage());
    head.setOnAction(_ -> select.accept(firstToSee()));
    steps.getStyleClass().add("stage-steps");
    root.getStyleClass().add("stage");
    words();
  }

  Node node() {
    return root;
  }

  /// Opens or closes, and marks the step that is looked at.
  void select(boolean open, StepId step) {
    if (open && entries.isEmpty()) {
      fill();
    }
    steps.setVisible(open);
    steps.setManaged(open);
    Parts.style(root, "open", open);
    entries.forEach(entry -> entry.select(entry.step().equals(step)));
    looked = entries.stream().filter(entry -> entry.step().equals(step)).findFirst();
  }

  /// Where the step that is looked at stands, in the list of the stages.
  Optional<Bounds> lookedAt() {
    root.layout();
    return looked
        .map(entry -> steps.localToParent(entry.node().getBoundsInParent()))
        .map(root::localToParent);
  }

  private void fill() {
    for (Slide slide : slides.ofStage(number)) {
      var entry = new StepEntry(slide.id(), run, language, () -> wanted.accept(slide.id()));
      entry.title(slide.title());
      entries.add(entry);
      steps.getChildren().add(entry.node());
    }
  }

  /// The state of steps has changed, perhaps of this stage's.
  void update() {
    StageState state = StageState.of(statuses());
    if (!shown.equals(Optional.of(state))) {
      shown = Optional.of(state);
      show(state);
    }
  }

  private void show(StageState state) {
    root.getStyleClass().removeIf(style -> style.startsWith("stage-"));
    root.getStyleClass().add(state.kind().style());
    circle
        .getChildren()
        .setAll(
            switch (state.kind()) {
              case DONE -> Icon.CHECK.of(16);
              case FAILED -> Icon.FAILED.of(16);
              case WAITING, ACTIVE -> new Label(Integer.toString(number));
            });
    detail.setText(
        switch (state.kind()) {
          case WAITING, DONE -> language.say("ui.rail.steps", state.count());
          case ACTIVE, FAILED -> language.say("ui.rail.progress", state.past(), state.count());
        });
    head.setAccessibleText(
        language.say(
            "ui.rail.stage",
            title.getText(),
            language.say(
                switch (state.kind()) {
                  case WAITING -> "ui.status.waiting";
                  case ACTIVE -> "ui.status.running";
                  case DONE -> "ui.status.done";
                  case FAILED -> "ui.status.failed";
                }),
            state.past(),
            state.count()));
  }

  /// The language has changed.
  void words() {
    List<Slide> own = slides.ofStage(number);
    title.setText(own.getFirst().stageTitle());
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).title(own.get(i).title());
    }
    shown = Optional.empty();
    update();
  }

  private List<StepStatus> statuses() {
    return ids.stream().map(step -> run.status(step).get()).toList();
  }

  private StepId firstToSee() {
    return ids.stream()
        .filter(step -> !run.status(step).get().isPast())
        .findFirst()
        .orElse(ids.getFirst());
  }
}
