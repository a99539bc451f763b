package futago.ui.stage;

import futago.engine.StepId;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.run.RunModel;
import futago.ui.run.StepStatus;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// One step of the stage that is open on the rail.
final class StepEntry {
  private final StepId step;
  private final RunModel run;
  private final Language language;
  private final Button root = new Button();
  private final StackPane mark = new StackPane();
  private final Tooltip tip = new Tooltip();
  private String title = "";

  StepEntry(StepId step, RunModel run, Language language, Runnable select) {
    this.step = step;
    this.run = run;
    this.language = language;
    // Where the words wrap is reckoned from what the mark would like to have, not from what it
    // gets.
    mark.setPrefSize(16, 16);
    mark.setMinSize(16, 16);
    mark.setMaxSize(16, 16);
    mark.getStyleClass().add("step-mark");
    root.setGraphic(mark);
    root.setGraphicTextGap(8);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setMaxWidth(Double.MAX_VALUE);
    root.setMinWidth(0);
    // A title that is cut off says nothing of how it ends.
    root.setWrapText(true);
    root.setMinHeight(Region.USE_PREF_SIZE);
    root.getStyleClass().add("step");
    root.setId("step-" + step.value().replace('.', '-'));
    root.setTooltip(tip);
    root.setOnAction(_ -> select.run());
    run.status(step).addListener((_, _, _) -> update());
  }

  StepId step() {
    return step;
  }

  Node node() {
    return root;
  }

  void select(boolean looked) {
    Parts.style(root, "looked-at", looked);
  }

  void title(String wanted) {
    title = wanted;
    root.setText(wanted);
    update();
  }

  private void update() {
    StepStatus status = run.status(step).get();
    mark.getChildren()
        .setAll(
            switch (status) {
              case WAITING -> new Circle(3);
              case CHECKING, RUNNING -> Icon.PLAY.of(15);
              case ALREADY_DONE, DONE -> Icon.CHECK.of(15);
              case FAILED -> Icon.FAILED.of(15);
              case REFUSED -> Icon.WARNING.of(15);
              case STOPPED -> Icon.STOP.of(15);
              case SKIPPED -> Icon.SKIP.of(15);
            });
    root.getStyleClass().removeIf(style -> style.startsWith("step-"));
    root.getStyleClass().add("step-" + status.style());
    String words = language.say("ui.rail.step", title, language.say(key(status)));
    tip.setText(words);
    root.setAccessibleText(words);
  }

  private static String key(StepStatus status) {
    return switch (status) {
      case WAITING -> "ui.status.waiting";
      case CHECKING -> "ui.status.checking";
      case ALREADY_DONE -> "ui.status.already-done";
      case RUNNING -> "ui.status.running";
      case DONE -> "ui.status.done";
      case FAILED -> "ui.status.failed";
      case REFUSED -> "ui.status.refused";
      case STOPPED -> "ui.status.stopped";
      case SKIPPED -> "ui.status.skipped";
    };
  }
}
