package futago.ui.drill;

import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillResult;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of drills: the list at the left, the one that was chosen beside it.
public final class DrillView {
  private final DrillModel model;
  private final Language language;
  private final Map<Drill, Button> rows = new EnumMap<>(Drill.class);
  private final VBox list = new VBox(4);
  private final HBox root;

  /// @param zone the reader's time zone
  public DrillView(DrillModel model, Language language, ZoneId zone) {
    this.model = model;
    this.language = language;
    for (Drill drill : Drill.values()) {
      Button row = row(drill);
      rows.put(drill, row);
      list.getChildren().add(row);
    }
    var pane = new ScrollPane(list);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(pane, Priority.ALWAYS);
    var left = new VBox(10, Parts.label(language.saying("ui.drill.list"), "section-title"), pane);
    left.getStyleClass().addAll("card", "drill-list");
    Region page = new DrillPage(model, language, zone).node();
    HBox.setHgrow(page, Priority.ALWAYS);
    root = new HBox(16, left, page);
    root.getStyleClass().addAll("cluster-view", "drill-view");
    model.chosen().addListener((_, _, _) -> update());
    model.past().all().addListener((_, _, _) -> update());
    model.stand().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  /// Gives the focus to the drill that is chosen.
  public void focus() {
    rows.get(model.chosen().get()).requestFocus();
  }

  /// Takes back what was asked or told, or stops what goes on.
  ///
  /// @return whether there was something
  public boolean leave() {
    boolean left = model.leave();
    if (left && !model.isBusy()) {
      focus();
    }
    return left;
  }

  private Button row(Drill drill) {
    var row = new Button();
    row.setId("drill-" + drill.id());
    row.setMaxWidth(Double.MAX_VALUE);
    row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    row.getStyleClass().add("drill-row");
    row.setOnAction(_ -> model.choose(drill));
    return row;
  }

  private void update() {
    rows.forEach(
        (drill, row) -> {
          Label name = new Label(language.say(drill.title()));
          Label last = new Label(last(drill));
          name.getStyleClass().add("drill-name");
          last.getStyleClass().add("drill-last");
          model
              .past()
              .last(drill)
              .ifPresent(result -> Parts.style(last, result.met() ? "good" : "bad", true));
          var words = new VBox(1, name, last);
          words.setAlignment(Pos.CENTER_LEFT);
          words.setMinWidth(0);
          row.setGraphic(words);
          row.setText(name.getText() + ". " + last.getText());
          row.setDisable(model.isBusy() && drill != model.chosen().get());
          Parts.style(row, "chosen", drill == model.chosen().get());
        });
  }

  private String last(Drill drill) {
    return model
        .past()
        .last(drill)
        .map(this::summary)
        .orElseGet(() -> language.say("ui.drill.never"));
  }

  private String summary(DrillResult result) {
    return language.say(
        result.met() ? "ui.drill.last-met" : "ui.drill.last-unmet",
        language.number(result.downtimeMillis()),
        result.rows().map(rows -> language.number(rows.lost())).orElse("?"));
  }
}
