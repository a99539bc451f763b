package futago.ui.drill;

import futago.text.Message;
import futago.ui.drill.DrillModel.Stand;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.probe.ProbeFigures;
import futago.ui.probe.StripView;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How a drill goes on: the client's strip, its figures, the parts that have begun, what the
/// commands print.
final class DrillProgress {
  private static final double MARK = 18;
  private static final int LINES = 12;

  private final DrillModel model;
  private final Language language;
  private final ProbeFigures figures;
  private final VBox phases = new VBox(7);
  private final Label lines = new Label();
  private final VBox log = new VBox(lines);
  private final VBox root;

  DrillProgress(DrillModel model, Language language) {
    this.model = model;
    this.language = language;
    figures = new ProbeFigures(model.story().strip(), language);
    phases.setId("drill-phases");
    lines.getStyleClass().add("action-lines");
    lines.setWrapText(true);
    lines.setMinHeight(Region.USE_PREF_SIZE);
    log.getStyleClass().add("action-log");
    log.setMinHeight(Region.USE_PREF_SIZE);
    root =
        new VBox(10, new StripView(model.story().strip(), language), figures.node(), phases, log);
    root.setMinWidth(0);
    model.story().phases().addListener((_, _, _) -> update());
    model.story().output().addListener((_, _, _) -> update());
  }

  Region draw() {
    figures.lost(
        model.stand().get() instanceof Stand.Ended ended
            ? ended.result().rows().stream().mapToLong(rows -> rows.lost()).findFirst()
            : OptionalLong.empty());
    update();
    return root;
  }

  private void update() {
    List<Message> begun = model.story().phases().get();
    phases.getChildren().clear();
    for (int each = 0; each < begun.size(); each++) {
      boolean going = model.isBusy() && each == begun.size() - 1;
      phases.getChildren().add(phase(begun.get(each), going));
    }
    List<String> printed = model.story().output().get();
    log.setVisible(!printed.isEmpty());
    log.setManaged(!printed.isEmpty());
    lines.setText(
        String.join("\n", printed.subList(Math.max(0, printed.size() - LINES), printed.size())));
  }

  private Node phase(Message said, boolean going) {
    Label words = Parts.words(language.say(said), going ? "phase-going" : "phase-done");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var row = new HBox(10, going ? turning() : Icon.CHECK.of((int) MARK), words);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private static Node turning() {
    var turning = new ProgressIndicator();
    turning.setMinSize(MARK, MARK);
    turning.setMaxSize(MARK, MARK);
    return turning;
  }
}
