package futago.ui.cluster;

import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The buttons of what can be done. One that makes no sense now looks so, says why, and can still
/// be reached by keyboard to hear it.
final class ActionBar {
  private final ActionModel model;
  private final Language language;
  private final FlowPane root = new FlowPane(10, 8);
  private final List<Button> buttons = new ArrayList<>();

  ActionBar(ActionModel model, Language language) {
    this.model = model;
    this.language = language;
    root.setId("cluster-actions");
    model.offers().addListener((_, _, _) -> update());
    model.stand().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  Node node() {
    return root;
  }

  /// Gives the focus to the first button.
  void focus() {
    buttons.getFirst().requestFocus();
  }

  private void update() {
    List<Offer> offers = model.offers().get();
    while (buttons.size() < offers.size()) {
      var button = new Button();
      button.setMinWidth(Region.USE_PREF_SIZE);
      Parts.style(button, "primary", buttons.isEmpty());
      buttons.add(button);
      root.getChildren().add(button);
    }
    for (int i = 0; i < offers.size(); i++) {
      fill(buttons.get(i), offers.get(i));
    }
  }

  private void fill(Button button, Offer offer) {
    button.setId("action-" + offer.id());
    button.setText(language.say(offer.label()));
    button.setOnAction(_ -> model.choose(offer));
    String obstacle =
        model.isBusy()
            ? language.say("ui.cluster.action.busy")
            : offer.obstacle().stream().map(language::say).collect(Collectors.joining("\n"));
    Parts.style(button, "unavailable", !obstacle.isEmpty());
    button.setAccessibleHelp(obstacle);
    if (obstacle.isEmpty()) {
      button.setTooltip(null);
    } else if (button.getTooltip() == null || !button.getTooltip().getText().equals(obstacle)) {
      var tip = new Tooltip(obstacle);
      tip.setWrapText(true);
      tip.setMaxWidth(420);
      button.setTooltip(tip);
    }
  }
}
