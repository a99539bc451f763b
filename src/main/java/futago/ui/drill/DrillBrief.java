package futago.ui.drill;

import futago.cluster.Finding;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillStep;
import futago.cluster.drill.DrillText;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a person should know of a drill before it is done.
final class DrillBrief {
  private final DrillModel model;
  private final Language language;

  DrillBrief(DrillModel model, Language language) {
    this.model = model;
    this.language = language;
  }

  Region draw() {
    Drill drill = model.chosen().get();
    var text = new DrillText(language::say);
    Label title = Parts.words(language.say(drill.title()), "drill-title");
    title.setId("drill-title");
    var all = new VBox(9, title, Parts.words(language.say(drill.story())));
    all.setMinWidth(0);
    if (model.stand().get() instanceof DrillModel.Stand.Refused refused) {
      all.getChildren().add(findings("ui.drill.refused", refused.why()));
    } else if (model.plan().get().orElse(null) instanceof DrillPlan.Refused refused) {
      all.getChildren().add(findings("ui.drill.impossible", refused.why()));
    }
    head(all, "drill.text.expected");
    text.expected(drill).forEach(line -> all.getChildren().add(Parts.bullet(line)));
    drill.danger().ifPresent(danger -> all.getChildren().add(danger(language.say(danger))));
    if (model.plan().get().orElse(null) instanceof DrillPlan.Ready ready) {
      steps(all, "drill.text.harm", text, ready.harm());
      steps(all, "drill.text.heal", text, ready.heal());
    }
    return all;
  }

  private void head(VBox all, String key) {
    Label head = Parts.words(language.say(key), "section-title");
    VBox.setMargin(head, new Insets(5, 0, 0, 0));
    all.getChildren().add(head);
  }

  private Node danger(String words) {
    var notice =
        new VBox(
            3,
            Parts.words(language.say("drill.text.danger"), "fencing-text", "section-title"),
            Parts.words(words, "fencing-text"));
    notice.getStyleClass().add("fencing");
    notice.setId("drill-danger");
    notice.setMinHeight(Region.USE_PREF_SIZE);
    return notice;
  }

  private void steps(VBox all, String key, DrillText text, List<DrillStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    head(all, key);
    Label lines = Parts.words(String.join("\n", text.steps(steps, model.power())), "action-lines");
    var pane = new VBox(lines);
    pane.getStyleClass().add("action-log");
    pane.setMinHeight(Region.USE_PREF_SIZE);
    all.getChildren().add(pane);
  }

  private Region findings(String key, List<Finding> why) {
    var all = new VBox(8, Parts.words(language.say(key), "finding-what"));
    for (Finding finding : why) {
      var words =
          new VBox(
              2,
              Parts.words(language.say(finding.what())),
              Parts.words(language.say(finding.cure()), "cure"));
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var row = new HBox(10, Icon.WARNING.of(18), words);
      row.getStyleClass().add("finding");
      all.getChildren().add(row);
    }
    all.getStyleClass().add("drill-obstacle");
    all.setId("drill-obstacle");
    return all;
  }
}
