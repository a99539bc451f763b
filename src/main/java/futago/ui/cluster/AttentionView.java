package futago.ui.cluster;

import futago.cluster.Finding;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Reading;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What needs attention, and what to do about it.
final class AttentionView {
  private static final double MOST = 230;

  private final Language language;
  private final VBox list = new VBox(12);
  private final VBox root;

  AttentionView(Language language) {
    this.language = language;
    list.getStyleClass().add("attention-list");
    ScrollPane pane = Reading.of(list, language.saying("ui.cluster.attention"));
    list.heightProperty()
        .addListener((_, _, height) -> pane.setPrefHeight(Math.min(MOST, height.doubleValue())));
    VBox.setVgrow(pane, Priority.ALWAYS);
    root =
        new VBox(10, Parts.label(language.saying("ui.cluster.attention"), "section-title"), pane);
    root.getStyleClass().addAll("card", "attention");
    root.setId("attention");
  }

  Region node() {
    return root;
  }

  void show(List<Finding> findings) {
    list.getChildren().clear();
    for (Finding finding : findings) {
      var words =
          new VBox(
              2,
              Parts.words(language.say(finding.what()), "finding-what"),
              Parts.words(language.say(finding.cure()), "cure"));
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      var row = new HBox(10, Icon.WARNING.of(18), words);
      row.getStyleClass().add("finding");
      list.getChildren().add(row);
    }
  }
}
