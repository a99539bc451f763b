package futago.ui.look;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Parts beside each other, each of the same width and as high as its lines need at that width.
public final class Halves extends Pane {
  private final double gap;

  /// @param gap how far they stand from each other
  /// @param parts from left to right
  public Halves(double gap, Node... parts) {
    super(parts);
    this.gap = gap;
    setMinWidth(0);
    setMinHeight(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double each = width < 0 ? -1 : each(width);
    return getChildren().stream().mapToDouble(part -> part.prefHeight(each)).max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    double each = each(getWidth());
    List<Node> parts = getChildren();
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).resizeRelocate(part * (each + gap), 0, each, getHeight());
    }
  }

  private double each(double width) {
    int parts = Math.max(1, getChildren().size());
    return Math.max(0, Math.floor((width - gap * (parts - 1)) / parts));
  }
}
