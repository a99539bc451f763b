package futago.ui.welcome;

import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways in, side by side; the first is the default.
public final class WelcomeView {
  private final VBox root;
  private Optional<Button> first = Optional.empty();

  /// A way in.
  ///
  /// @param id its name for tests
  /// @param icon its icon
  /// @param title what it is
  /// @param text what will happen
  /// @param button what the button says
  /// @param more further choices below the text, such as what was opened lately
  /// @param enter goes in
  public record Way(
      String id,
      Icon icon,
      ObservableValue<String> title,
      ObservableValue<String> text,
      ObservableValue<String> button,
      List<Node> more,
      Runnable enter) {
    public Way {
      more = List.copyOf(more);
    }
  }

  /// @param ways in, at least one
  public WelcomeView(Language language, List<Way> ways) {
    var cards = new HBox(18);
    cards.setAlignment(Pos.CENTER);
    cards.setMaxWidth(936);
    for (Way way : ways) {
      cards.getChildren().add(card(way));
    }
    Label title = Parts.label(language.saying("ui.welcome.title"), "welcome-title");
    title.setId("welcome-title");
    var text = Parts.label(language.saying("ui.welcome.text"), "welcome-text");
    root = new VBox(title, text, cards);
    root.setAlignment(Pos.CENTER);
    root.getStyleClass().add("welcome");
  }

  /// What to put into the window.
  public Node node() {
    return root;
  }

  /// Gives the focus to the default.
  public void focus() {
    first.ifPresent(Node::requestFocus);
  }

  private Region card(Way way) {
    Button button = Parts.button(way.button(), way.enter());
    button.setId("enter-" + way.id());
    button.setMaxWidth(Double.MAX_VALUE);
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    var card =
        new VBox(
            8,
            way.icon().of(28),
            Parts.words(way.title(), "card-title"),
            Parts.words(way.text(), "card-text"));
    card.getChildren().addAll(way.more());
    card.getChildren().addAll(space, button);
    card.getStyleClass().addAll("card", "welcome-card");
    card.setPrefWidth(300);
    card.setMinHeight(252);
    card.setMaxWidth(420);
    HBox.setHgrow(card, Priority.ALWAYS);
    if (first.isEmpty()) {
      first = Optional.of(button);
      button.getStyleClass().add("primary");
      button.setDefaultButton(true);
      // Asked for before there is a scene, the focus would go to the top bar.
      button
          .sceneProperty()
          .addListener(
              (_, before, scene) -> {
                if (before == null && scene != null) {
                  button.requestFocus();
                }
              });
      button.setGraphic(Icon.RETURN.of(16));
      button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
      card.getStyleClass().add("first");
    }
    return card;
  }
}
