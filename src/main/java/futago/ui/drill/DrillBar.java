package futago.ui.drill;

import futago.cluster.drill.Drill;
import futago.ui.drill.DrillModel.Stand;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The buttons of a drill: run it, say yes to it (by its name where data could be lost), stop it.
final class DrillBar {
  private final DrillModel model;
  private final Language language;
  private final TextField word = new TextField();
  private final Button run;
  private final Button yes;
  private final Button no;
  private final Button stop;
  private final Button close;
  private final VBox root = new VBox(9);
  private Class<?> shown = Stand.class;

  DrillBar(DrillModel model, Language language) {
    this.model = model;
    this.language = language;
    run = button("ui.drill.run", "drill-run", model::ask, "primary");
    run.setGraphic(Icon.PLAY.of(18));
    yes = button("ui.drill.yes", "drill-yes", () -> model.agree(word.getText()), "danger");
    no = button("ui.cancel", "drill-no", model::dismiss);
    stop = button("ui.drill.stop", "drill-stop", model::stop, "danger-outline");
    close = button("ui.drill.close", "drill-close", model::dismiss, "primary");
    word.setId("drill-word");
    word.setMaxWidth(260);
    word.accessibleTextProperty()
        .bind(
            language.following(
                () -> language.say("ui.drill.type", model.chosen().get().id()), model.chosen()));
    word.textProperty().addListener((_, _, typed) -> yes.setDisable(!model.isYes(typed)));
    word.setOnAction(_ -> model.agree(word.getText()));
    root.setId("drill-bar");
    root.setMinHeight(Region.USE_PREF_SIZE);
    model.stand().addListener((_, _, _) -> update());
    model.plan().addListener((_, _, _) -> run.setDisable(!model.isPossible()));
    language.locale().addListener((_, _, _) -> draw());
    update();
  }

  Region node() {
    return root;
  }

  private Button button(String key, String id, Runnable action, String... styles) {
    Button button = Parts.button(language.saying(key), action, styles);
    button.setId(id);
    return button;
  }

  private void update() {
    draw();
    Stand now = model.stand().get();
    boolean turned = !now.getClass().equals(shown);
    shown = now.getClass();
    if (turned) {
      focus(now);
    }
  }

  private void focus(Stand now) {
    switch (now) {
      case Stand.Asking _ -> {
        word.clear();
        (model.chosen().get().endangersData() ? word : no).requestFocus();
      }
      case Stand.Running _ -> stop.requestFocus();
      case Stand.Ended _ -> close.requestFocus();
      case Stand.Choosing _, Stand.Refused _ -> {
        // The list keeps it.
      }
    }
  }

  private void draw() {
    Drill drill = model.chosen().get();
    run.setDisable(!model.isPossible());
    yes.setDisable(!model.isYes(word.getText()));
    switch (model.stand().get()) {
      case Stand.Choosing _, Stand.Refused _ -> show(List.of(), Parts.spring(), run);
      case Stand.Asking _ ->
          show(
              drill.endangersData()
                  ? List.of(words(language.say("ui.drill.type", drill.id())), word)
                  : List.of(words(language.say("ui.drill.sure"))),
              Parts.spring(),
              no,
              yes);
      case Stand.Running running -> {
        stop.setDisable(running.stopping());
        show(
            List.of(
                words(language.say(running.stopping() ? "ui.drill.stopping" : "ui.drill.going"))),
            Parts.spring(),
            stop);
      }
      case Stand.Ended _ -> show(List.of(), Parts.spring(), close);
    }
  }

  private static Label words(String text) {
    Label words = Parts.words(text, "drill-question");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private void show(List<Node> above, Node... buttons) {
    var row = new HBox(8, buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().setAll(above);
    root.getChildren().add(row);
  }
}
