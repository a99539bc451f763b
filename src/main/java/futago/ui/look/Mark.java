package futago.ui.look;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/// The mark: two rings, one into the other.
public final class Mark {
  private Mark() {}

  /// The mark, in pixels of height.
  public static Node of(double height) {
    double radius = height / 2 - 1.5;
    var left = ring(radius, height, height / 2, "mark-first");
    var right = ring(radius, height, height / 2 + radius * 1.35, "mark-second");
    var mark = new Pane(left, right);
    mark.setPadding(Insets.EMPTY);
    mark.setMinSize(height + radius * 1.35, height);
    mark.setMaxSize(height + radius * 1.35, height);
    mark.setMouseTransparent(true);
    return mark;
  }

  private static Circle ring(double radius, double height, double x, String style) {
    var ring = new Circle(x, height / 2, radius);
    ring.getStyleClass().addAll("mark", style);
    return ring;
  }
}
