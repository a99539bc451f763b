package futago.ui.cluster;

import futago.slide.Durations;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Sizes;
import java.text.NumberFormat;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// What is between the two nodes: DRBD as a line, and above it what runs on neither.
final class LaneView extends Region {
  private static final double HEAD = 11;
  private static final double GAP = 14;

  private final Language language;
  private final Region slot = new Region();
  private final VBox nowhere = new VBox(6);
  private final VBox above = new VBox(2);
  private final VBox below = new VBox(4);
  private final Line first = new Line();
  private final Line second = new Line();
  private final Polygon head = new Polygon();
  private final Node cut = Icon.CLOSE.of(20);
  private LinkLine.Direction direction = LinkLine.Direction.NONE;

  LaneView(Language language) {
    this.language = language;
    setId("drbd-link");
    getStyleClass().addAll("lane", "link-unknown");
    above.setAlignment(Pos.BOTTOM_CENTER);
    below.setAlignment(Pos.TOP_CENTER);
    below.getStyleClass().add("lane-below");
    nowhere.getStyleClass().add("lane-nowhere");
    first.getStyleClass().add("link-line");
    second.getStyleClass().add("link-line");
    head.getStyleClass().add("link-head");
    slot.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(nowhere, above, first, second, head, cut, below);
  }

  /// Where the virtual IP is drawn while no node has it.
  Region slot() {
    return slot;
  }

  void show(LinkLine link, List<Block> stopped, boolean addressIsHere) {
    direction = link.direction();
    getStyleClass()
        .setAll("lane", "link-" + link.state().name().toLowerCase(java.util.Locale.ROOT));
    nowhere.getChildren().clear();
    if (addressIsHere) {
      nowhere.getChildren().add(slot);
    }
    for (Block block : stopped) {
      var label = new Label(block.title());
      label.getStyleClass().add("block-title");
      var detail = new Label(language.say(block.detail()));
      detail.getStyleClass().add("block-detail");
      detail.setWrapText(true);
      var view = new VBox(label, detail);
      view.getStyleClass().addAll("cluster-block", "small", block.tone().style());
      nowhere.getChildren().add(view);
    }
    above.getChildren().setAll(centred("DRBD", "link-title"));
    below.getChildren().setAll(centred(language.say(link.word()), "link-word"));
    link.percent().ifPresent(percent -> below.getChildren().addAll(bar(percent), percent(percent)));
    link.left()
        .ifPresent(
            left ->
                below
                    .getChildren()
                    .add(
                        centred(
                            language.say(
                                "ui.cluster.link.left", Durations.say(left, language.texts())),
                            "link-detail")));
    link.behindKib()
        .ifPresent(
            kib ->
                below
                    .getChildren()
                    .add(
                        centred(
                            language.say("ui.cluster.link.behind", Sizes.kib(kib, language)),
                            "link-detail")));
    boolean severed = link.state() == LinkLine.State.CUT;
    second.setVisible(severed);
    cut.setVisible(severed);
    head.setVisible(direction != LinkLine.Direction.NONE);
    setAccessibleText(
        "DRBD: " + String.join(", ", below.getChildren().stream().map(LaneView::text).toList()));
    requestLayout();
  }

  private static String text(Node node) {
    return node instanceof Label label ? label.getText() : "";
  }

  private static Label centred(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    return label;
  }

  private static ProgressBar bar(double percent) {
    var bar = new ProgressBar(percent / 100);
    bar.getStyleClass().add("link-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    return bar;
  }

  private Label percent(double percent) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale().get());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return centred(language.say("ui.cluster.link.percent", format.format(percent)), "link-percent");
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double stack = nowhere.getChildren().isEmpty() ? 0 : nowhere.prefHeight(width - 16);
    nowhere.resizeRelocate(8, 0, width - 16, stack);
    double room = below.prefHeight(width - 12);
    double y = Math.min(Math.max(getHeight() * 0.47, stack + 48), getHeight() - room - 8);
    line(y);
    double aboveHeight = above.prefHeight(width);
    above.resizeRelocate(0, y - aboveHeight - 8, width, aboveHeight);
    below.resizeRelocate(6, y + 9, width - 12, room);
  }

  private void line(double y) {
    double width = getWidth();
    boolean severed = second.isVisible();
    double from = direction == LinkLine.Direction.LEFT ? HEAD : 0;
    double to = direction == LinkLine.Direction.RIGHT ? width - HEAD : width;
    set(first, from, severed ? width / 2 - GAP : to, y);
    set(second, width / 2 + GAP, width, y);
    double tip = direction == LinkLine.Direction.LEFT ? 0 : width;
    double base = direction == LinkLine.Direction.LEFT ? HEAD + 1 : width - HEAD - 1;
    head.getPoints().setAll(tip, y, base, y - HEAD * 0.82, base, y + HEAD * 0.82);
    cut.autosize();
    cut.relocate(
        width / 2 - cut.getLayoutBounds().getWidth() / 2,
        y - cut.getLayoutBounds().getHeight() / 2);
  }

  private static void set(Line line, double from, double to, double y) {
    line.setStartX(from);
    line.setEndX(to);
    line.setStartY(y);
    line.setEndY(y);
  }
}
