package futago.ui.look;

import futago.slide.Badge;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/// Small parts that views are made of. Style classes say what a part is; the stylesheet, how it
/// looks.
public final class Parts {
  private Parts() {}

  /// A label that follows a text.
  public static Label label(ObservableValue<String> text, String... styles) {
    var label = new Label();
    label.textProperty().bind(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /// A label of several lines that follows a text.
  public static Label words(ObservableValue<String> text, String... styles) {
    Label label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A label of several lines.
  public static Label words(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A label of one line that can be read whole by pointing at it where there is no room for it.
  public static Label line(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label
        .textTruncatedProperty()
        .addListener((_, _, cut) -> label.setTooltip(cut ? new Tooltip(text) : null));
    return label;
  }

  /// One of several things: a dot, and beside it lines that stay clear of it.
  public static HBox bullet(String text) {
    Label words = words(text);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var dot = new Label("•");
    dot.setMinWidth(Region.USE_PREF_SIZE);
    return new HBox(8, dot, words);
  }

  /// A button that follows a text.
  ///
  /// @param styles `primary`, `danger`, `link`, or none for a plain one
  public static Button button(ObservableValue<String> text, Runnable action, String... styles) {
    var button = new Button();
    button.textProperty().bind(text);
    button.getStyleClass().addAll(styles);
    button.setOnAction(_ -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// Gives a button an icon in place of its text, which screen readers still say.
  public static <T extends ButtonBase> T iconOnly(
      T button, Icon icon, ObservableValue<String> name) {
    button.setGraphic(icon.of(18));
    button.getStyleClass().add("icon-only");
    button.accessibleTextProperty().bind(name);
    var tip = new Tooltip();
    tip.textProperty().bind(name);
    button.setTooltip(tip);
    return button;
  }

  /// The mark of a node as in the talk: ACT is filled, SBY is outlined.
  public static Label badge(Badge.Role role) {
    var label = new Label(role.name());
    label
        .getStyleClass()
        .addAll(
            "badge",
            switch (role) {
              case ACT -> "act";
              case SBY -> "sby";
            });
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// A dot that repeats by colour what the word beside it says.
  public static Node dot(String... styles) {
    var dot = new Circle(4);
    dot.getStyleClass().add("dot");
    dot.getStyleClass().addAll(styles);
    return dot;
  }

  /// Takes all the room that is left in a row.
  public static Region spring() {
    var spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /// Shows a part only while that holds, and lets it take no room otherwise.
  public static <T extends Node> T only(T part, ObservableValue<Boolean> when) {
    part.visibleProperty().bind(when);
    part.managedProperty().bind(when);
    return part;
  }

  /// Adds or takes away a style class.
  public static void style(Node part, String style, boolean on) {
    if (!on) {
      part.getStyleClass().remove(style);
    } else if (!part.getStyleClass().contains(style)) {
      part.getStyleClass().add(style);
    }
  }
}
