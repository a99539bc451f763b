package futago.ui.look;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Two columns: one for what it is about, and a narrower one that grows with the window up to what
/// is comfortable to read. In a small window both get the style class `compact`.
public final class Columns extends Pane {
  private static final double SHARE = 0.29;
  private static final double LEAST = 282;
  private static final double MOST = 480;
  private static final double GAP = 16;

  private final Region main;
  private final Region side;

  /// @param main the wide one, at the left
  /// @param side the narrow one
  public Columns(Region main, Region side) {
    super(main, side);
    this.main = main;
    this.side = side;
    side.visibleProperty().addListener((_, _, _) -> requestLayout());
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double width = getWidth() - left - snappedRightInset();
    double height = getHeight() - top - snappedBottomInset();
    double narrow = Math.rint(Math.clamp(width * SHARE, LEAST, MOST));
    Parts.style(this, "compact", width < 1100 || height < 640);
    main.resizeRelocate(left, top, side.isVisible() ? width - narrow - GAP : width, height);
    side.resizeRelocate(left + width - narrow, top, narrow, height);
  }
}
