package futago.ui.step;

import futago.command.Action;
import futago.slide.SlideLines;
import futago.spec.ClusterSpec;
import futago.text.Texts;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Commands outside of a plan, drawn as on a slide.
public final class CommandList {
  private CommandList() {}

  /// The commands of actions on a cluster, one below the other.
  public static Region of(List<Action> actions, ClusterSpec spec, Texts texts) {
    var lines = new SlideLines(texts);
    var spans = new CodeSpans(SpecValues.of(spec));
    var list = new VBox(4);
    list.setMinWidth(0);
    new BlockText(texts)
        .pieces(actions.stream().map(lines::of).toList())
        .forEach(piece -> list.getChildren().add(BlockCard.piece(piece, spans)));
    return list;
  }
}
