package futago.ui.run;

import futago.engine.Refusal;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Something is in the way that is not ours: what was found, and a field for the word that allows
/// it to be overwritten. Nothing is until every word is typed exactly.
public final class ConflictCard {
  private ConflictCard() {}

  /// The card, in the language of now.
  ///
  /// @param refusals what was found
  /// @param look looks again, for the person may have cleared it away
  /// @param erase goes on, allowed to overwrite these subjects
  public static Region of(
      List<Refusal> refusals, Language language, Runnable look, Consumer<Set<String>> erase) {
    var card = new VBox(12);
    card.getStyleClass().addAll("card", "notice", "conflict");
    card.setId("conflict-card");
    var head =
        new HBox(
            8, Icon.WARNING.of(18), Parts.words(language.say("ui.conflict.title"), "notice-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    card.getChildren().add(head);
    Set<String> subjects =
        refusals.stream()
            .map(refusal -> refusal.conflict().subject())
            .filter(subject -> !subject.isEmpty())
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    refusals.forEach(
        refusal -> card.getChildren().add(Parts.words(language.say(refusal.conflict().found()))));
    Button again = Parts.button(language.saying("ui.conflict.look"), look);
    again.setGraphic(Icon.RETRY.of(16));
    // Where somebody else is at work there is nothing to allow, only to wait.
    if (subjects.isEmpty()) {
      card.getChildren().add(again);
      return card;
    }
    card.getChildren().add(Parts.words(language.say("ui.conflict.cure"), "cure"));
    Button go =
        Parts.button(language.saying("ui.conflict.go"), () -> erase.accept(subjects), "danger");
    go.setId("conflict-go");
    go.setDisable(true);
    var fields = new ArrayList<TextField>();
    for (String subject : subjects) {
      var field = new TextField();
      field.setId("conflict-word");
      field.setPromptText(subject);
      field.setAccessibleText(language.say("ui.conflict.type", subject));
      field.setMaxWidth(360);
      field.getStyleClass().add("mono");
      field.textProperty().addListener((_, _, _) -> go.setDisable(!allTyped(fields)));
      field.setUserData(subject);
      field.setOnAction(
          _ -> {
            if (!go.isDisabled()) {
              go.fire();
            }
          });
      fields.add(field);
      card.getChildren()
          .add(new VBox(4, Parts.words(language.say("ui.conflict.type", subject)), field));
    }
    card.getChildren().add(new HBox(8, go, again));
    return card;
  }

  private static boolean allTyped(List<TextField> fields) {
    return fields.stream().allMatch(field -> field.getText().strip().equals(field.getUserData()));
  }
}
