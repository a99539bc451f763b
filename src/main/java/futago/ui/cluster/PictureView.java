package futago.ui.cluster;

import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The two nodes, DRBD between them, and above both the virtual IP: it lies in the slot of whoever
/// has it, and goes there visibly when that changes.
final class PictureView extends Region {
  private static final Duration MOVE = Duration.millis(260);

  private final Language language;
  private final BooleanSupplier still;
  private final NodeCardView left;
  private final NodeCardView right;
  private final LaneView lane;
  private final HBox address = new HBox();
  private final DoubleProperty way = new SimpleDoubleProperty(this, "way", 1);
  private Optional<Timeline> moving = Optional.empty();
  private Optional<Region> home = Optional.empty();
  private Optional<Bounds> from = Optional.empty();

  /// @param still whether nothing may move on the screen
  PictureView(Language language, BooleanSupplier still) {
    this.language = language;
    this.still = still;
    left = new NodeCardView(language);
    right = new NodeCardView(language);
    lane = new LaneView(language);
    address.setId("virtual-ip");
    address.setManaged(false);
    setMinWidth(0);
    getChildren().addAll(left, lane, right, address);
    way.addListener((_, _, _) -> requestLayout());
  }

  void show(Picture picture) {
    NodeCard one = picture.nodes().getFirst();
    NodeCard other = picture.nodes().getLast();
    boolean nowhere = !one.hasAddress() && !other.hasAddress();
    block(picture.virtualIp(), nowhere);
    left.show(one);
    right.show(other);
    lane.show(picture.link(), picture.nowhere(), nowhere);
    Region wanted = nowhere ? lane.slot() : one.hasAddress() ? left.slot() : right.slot();
    if (home.isPresent() && !home.get().equals(wanted)) {
      move();
    }
    home = Optional.of(wanted);
    requestLayout();
  }

  private void block(Block block, boolean nowhere) {
    HBox view = BlockView.of(block, language, nowhere ? "address-nowhere" : "address-here");
    address.getStyleClass().setAll(view.getStyleClass());
    address.setSpacing(nowhere ? 8 : view.getSpacing());
    address.setAlignment(view.getAlignment());
    address.getChildren().setAll(view.getChildren());
    if (nowhere) {
      // The lane is narrow.
      address.getChildren().removeFirst();
    }
    address.setAccessibleText(view.getAccessibleText());
    Parts.style(address, "small", nowhere);
  }

  private void move() {
    moving.ifPresent(Timeline::stop);
    if (still.getAsBoolean()) {
      way.set(1);
      return;
    }
    from = Optional.of(address.getBoundsInParent());
    way.set(0);
    var timeline = new Timeline(new KeyFrame(MOVE, new KeyValue(way, 1, Interpolator.EASE_BOTH)));
    moving = Optional.of(timeline);
    timeline.play();
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double middle = Math.clamp(Math.rint(getWidth() * 0.175), 124, 240);
    double side = Math.rint((getWidth() - middle) / 2);
    double block = Math.ceil(address.prefHeight(-1));
    left.slot().setPrefHeight(block);
    right.slot().setPrefHeight(block);
    lane.slot().setPrefHeight(block);
    left.resizeRelocate(0, 0, side, height);
    lane.resizeRelocate(side, 0, getWidth() - 2 * side, height);
    right.resizeRelocate(getWidth() - side, 0, side, height);
    left.layout();
    lane.layout();
    right.layout();
    home.ifPresent(this::place);
  }

  private void place(Region slot) {
    Bounds to = sceneToLocal(slot.localToScene(slot.getLayoutBounds()));
    double done = way.get();
    Bounds start = from.orElse(to);
    address.resizeRelocate(
        between(start.getMinX(), to.getMinX(), done),
        between(start.getMinY(), to.getMinY(), done),
        between(start.getWidth(), to.getWidth(), done),
        between(start.getHeight(), to.getHeight(), done));
  }

  private static double between(double start, double end, double done) {
    return start + (end - start) * done;
  }

  @Override
  protected double computeMinHeight(double width) {
    return Math.max(left.minHeight(-1), right.minHeight(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(left.prefHeight(-1), right.prefHeight(-1));
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }
}
