package futago.ui.step;

import futago.slide.NodeBlock;
import futago.ui.look.Clip;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card with what is done on the same nodes: badges, commands and files, *copy*.
final class BlockCard {
  private static final double DEEPER = 16;

  private BlockCard() {}

  static Region of(NodeBlock block, SlideModel model, Language language) {
    List<BlockText.Piece> pieces = new BlockText(language.texts()).pieces(block.lines());
    var badges = new VBox(4);
    badges.getStyleClass().add("block-badges");
    badges.setMinWidth(Region.USE_PREF_SIZE);
    block.badges().forEach(badge -> badges.getChildren().add(Parts.badge(badge.role())));
    var content = new VBox(4);
    content.setMinWidth(0);
    HBox.setHgrow(content, Priority.ALWAYS);
    pieces.forEach(piece -> content.getChildren().add(piece(piece, model.spans())));
    var card = new HBox(12, badges, content, copy(BlockText.code(pieces), language));
    card.getStyleClass().add("block");
    return card;
  }

  /// A caption, or a piece of code in colours.
  static Node piece(BlockText.Piece piece, CodeSpans spans) {
    Region node =
        piece.caption()
            ? Parts.words(piece.text(), "block-caption")
            : CodeText.of(spans.of(piece.text()));
    VBox.setMargin(node, new Insets(0, 0, 0, DEEPER * piece.depth()));
    return node;
  }

  /// Says for a moment that it has copied.
  private static Button copy(String code, Language language) {
    var button = new Button(language.say("ui.copy"));
    button.setGraphic(Icon.COPY.of(14));
    button.getStyleClass().add("link");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        _ -> {
          Clip.copy(code);
          button.setText(language.say("ui.copied"));
          button.setGraphic(Icon.CHECK.of(14));
        });
    button.focusedProperty().addListener((_, _, focused) -> restore(button, focused, language));
    return button;
  }

  private static void restore(Button button, boolean focused, Language language) {
    if (!focused) {
      button.setText(language.say("ui.copy"));
      button.setGraphic(Icon.COPY.of(14));
    }
  }
}
