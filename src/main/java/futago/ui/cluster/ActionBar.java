package futago.ui.cluster;

import futago.ui.look.HeldKey;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What can be done, in one row: two buttons, and a menu of what is wanted less often. What makes
/// no sense now looks so, says why, and can still be reached by keyboard to hear it.
final class ActionBar {
  private static final double REASON = 320;

  private final ActionModel model;
  private final Language language;
  private final Button first = button("primary");
  private final Button second = button();
  private final MenuButton more = new MenuButton();
  private List<String> shown = List.of();
  private boolean pointed;
  private final HBox root = new HBox(10, first, second, more);

  ActionBar(ActionModel model, Language language) {
    this.model = model;
    this.language = language;
    root.setId("cluster-actions");
    root.getStyleClass().add("cluster-actions");
    root.setAlignment(Pos.CENTER_LEFT);
    more.setId("action-more");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.setOnShown(_ -> shown());
    more.textProperty().bind(language.saying("ui.cluster.action.more"));
    // What can be done is known after the first look; buttons that changed then would change under
    // the pointer.
    root.getChildren().forEach(button -> button.visibleProperty().bind(model.looked()));
    model.looked().addListener((_, _, _) -> passFocusOn());
    model.offers().addListener((_, _, _) -> update());
    model.stand().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  private static Button button(String... styles) {
    var button = new Button();
    button.getStyleClass().addAll(styles);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  Region node() {
    return root;
  }

  /// Gives the focus to the first button, as soon as there is one.
  void focus() {
    (first.isVisible() ? first : root).requestFocus();
  }

  private void passFocusOn() {
    if (root.isFocused()) {
      focus();
    }
  }

  private void update() {
    List<Offer> inSight = inSight();
    fill(first, inSight.get(0));
    fill(second, inSight.get(1));
    List<Offer> others =
        model.offers().get().stream().filter(offer -> !inSight.contains(offer)).toList();
    more.getItems().setAll(others.stream().map(this::item).toList());
  }

  /// While something is done nothing can be chosen: what is in sight stays where it is.
  private List<Offer> inSight() {
    if (model.isBusy() && !shown.isEmpty()) {
      return model.offers().get().stream().filter(offer -> shown.contains(offer.id())).toList();
    }
    List<Offer> wanted = model.inSight();
    shown = wanted.stream().map(Offer::id).toList();
    return wanted;
  }

  private String obstacle(Offer offer) {
    return model.isBusy()
        ? language.say("ui.cluster.action.busy")
        : offer.obstacle().stream().map(language::say).collect(Collectors.joining("\n"));
  }

  private void fill(Button button, Offer offer) {
    button.setId("action-" + offer.id());
    button.setText(language.say(offer.label()));
    button.setOnAction(_ -> model.choose(offer));
    String obstacle = obstacle(offer);
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

  private CustomMenuItem item(Offer offer) {
    String label = language.say(offer.label());
    String obstacle = obstacle(offer);
    var words = new VBox(1, new Label(label));
    if (!obstacle.isEmpty()) {
      Label why = Parts.words(obstacle, "item-reason");
      why.setMaxWidth(REASON);
      words.getChildren().add(why);
    }
    words.setId("action-" + offer.id());
    words.setAccessibleText(obstacle.isEmpty() ? label : label + ". " + obstacle);
    Parts.style(words, "unavailable", !obstacle.isEmpty());
    var item = new CustomMenuItem(words);
    item.setOnAction(_ -> choose(offer));
    return item;
  }

  private void choose(Offer offer) {
    model.choose(offer);
    if (!pointed) {
      HeldKey.letGoFirst(root.getScene());
    }
  }

  private void shown() {
    pointed = false;
    Node content = ((CustomMenuItem) more.getItems().getFirst()).getContent();
    content.getScene().addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pointed = true);
  }
}
