package futago.ui.step;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A command or file, coloured. It wraps where the room ends, so that a long command never widens
/// the window.
final class CodeText {
  private CodeText() {}

  static TextFlow of(List<CodeSpan> spans) {
    var flow = new TextFlow();
    flow.getStyleClass().add("code");
    for (CodeSpan span : spans) {
      var text = new Text(span.text());
      text.getStyleClass().addAll("code-text", span.kind().style());
      flow.getChildren().add(text);
    }
    return flow;
  }
}
