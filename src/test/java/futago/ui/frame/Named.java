package futago.ui.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/// What of a window the keyboard can reach, and what a screen reader calls it.
final class Named {
  private Named() {}

  /// Everything below a part that is in sight and takes the focus, in no order of importance.
  static List<Node> reachable(Parent root) {
    var found = new ArrayList<Node>();
    collect(root, found);
    return List.copyOf(found);
  }

  private static void collect(Node node, List<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      found.add(node);
    }
    if (node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  /// What a screen reader says of a part; empty if it has no word for it.
  static String name(Node node, Parent root) {
    if (isSaid(node.getAccessibleText())) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled && isSaid(labeled.getText())) {
      return labeled.getText();
    }
    return root.lookupAll(".label").stream()
        .filter(each -> each instanceof Label label && node.equals(label.getLabelFor()))
        .map(each -> ((Label) each).getText())
        .findFirst()
        .orElse("");
  }

  private static boolean isSaid(String text) {
    return text != null && !text.isBlank();
  }

  /// A part as a person who repairs it would look for it.
  static String where(Node node) {
    Node parent = node.getParent();
    return node.getClass().getSimpleName()
        + (node.getId() == null ? "" : "#" + node.getId())
        + "."
        + String.join(".", node.getStyleClass())
        + (parent == null ? "" : " in " + String.join(".", parent.getStyleClass()));
  }
}
