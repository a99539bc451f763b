package futago.ui.cluster;

import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A block: icon, name, what it does.
final class BlockView {
  private BlockView() {}

  static HBox of(Block block, Language language) {
    return of(block, language, block.tone().style());
  }

  static HBox of(Block block, Language language, String style) {
    Label title = Parts.line(block.title(), "block-title");
    Label detail = Parts.line(language.say(block.detail()), "block-detail");
    var words = new VBox(title, detail);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var view = new HBox(8, icon(block.kind()).of(18), words);
    view.setAlignment(Pos.CENTER_LEFT);
    view.getStyleClass().addAll("cluster-block", style);
    view.setAccessibleText(block.title() + ", " + detail.getText());
    Parts.style(view, "kind-address", block.kind() == Block.Kind.ADDRESS);
    return view;
  }

  private static Icon icon(Block.Kind kind) {
    return switch (kind) {
      case ADDRESS -> Icon.ADDRESS;
      case DATABASE -> Icon.DATABASE;
      case FILE_SYSTEM -> Icon.FOLDER;
      case DISK -> Icon.DISK;
      case OTHER -> Icon.RESOURCE;
    };
  }
}
