package futago.ui.look;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Two groups of buttons at both ends of a line; where there is no room for both, the second one
/// stands below, still at the right. One that is not managed takes no room.
public final class Ends extends Pane {
  private static final double GAP = 10;

  private final Region left;
  private final Region right;

  /// @param left the group that comes first
  /// @param right the other one
  public Ends(Region left, Region right) {
    super(left, right);
    this.left = left;
    this.right = right;
    setMinWidth(0);
    setMinHeight(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return left.prefWidth(-1) + GAP + right.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double first = left.prefHeight(-1);
    double second = right.prefHeight(-1);
    return width < 0 || fit(width) ? Math.max(first, second) : first + GAP + second;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double first = left.prefHeight(-1);
    double second = right.prefHeight(-1);
    double narrow = Math.min(width, right.prefWidth(-1));
    boolean fit = fit(width);
    double below = fit ? Math.rint((getHeight() - second) / 2) : first + GAP;
    left.resizeRelocate(0, 0, Math.min(width, left.prefWidth(-1)), first);
    right.resizeRelocate(width - narrow, below, narrow, second);
  }

  private boolean fit(double width) {
    return !right.isManaged() || computePrefWidth(-1) <= width;
  }
}
