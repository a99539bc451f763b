package futago.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Output of any length: only the rows in sight exist, and they are filled once a frame at most, so
/// that a million lines cost no more than a screenful.
final class LogView extends Region {
  private static final int WHEEL_ROWS = 3;
  private static final double STEP = 48;

  /// However long the output is, the bar can be seen and caught.
  private static final double LEAST_THUMB = 0.12;

  private final NodePaneModel pane;
  private final Pane rows = new Pane();
  private final ScrollBar bar = new ScrollBar();
  private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
  private final LogSelection selection = new LogSelection();
  private final Label probe = row();
  private Function<PaneLine, String> words;
  private long top;
  private double shift;
  private boolean drawing;

  LogView(NodePaneModel pane, Function<PaneLine, String> words) {
    this.pane = pane;
    this.words = words;
    getStyleClass().add("log");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setMinSize(0, 0);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.valueProperty().addListener((_, _, value) -> dragged(value.longValue()));
    var clip = new Rectangle();
    clip.widthProperty().bind(rows.widthProperty());
    clip.heightProperty().bind(rows.heightProperty());
    rows.setClip(clip);
    probe.setVisible(false);
    probe.setText("X");
    getChildren().addAll(rows, bar, probe);
    pane.end().addListener((_, _, _) -> requestLayout());
    follow.addListener((_, _, _) -> requestLayout());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> select(event, true));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// What a screen reader reads is what is in sight.
  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? text(top, Math.min(top + visible(), pane.lines().end()))
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /// Whether the newest line stays in sight.
  BooleanProperty follow() {
    return follow;
  }

  /// Speaks other words from now on.
  void words(Function<PaneLine, String> wanted) {
    words = wanted;
    requestLayout();
  }

  /// Brings a line into sight and marks it.
  void reveal(long number) {
    follow.set(false);
    selection.only(number);
    if (number < top || number >= top + visible()) {
      top = number - visible() / 2;
    }
    requestLayout();
  }

  /// The next line whose words are meant, from the marked line on, or from the end.
  OptionalLong find(boolean forward, Predicate<String> meant) {
    long from = selection.lead().orElse(pane.lines().end());
    return pane.lines().find(from, forward, line -> meant.test(words.apply(line)));
  }

  /// What is selected, or, where nothing is, all that is there.
  String text() {
    return selection.first().isEmpty()
        ? allText()
        : text(selection.first().get(), selection.last().get() + 1);
  }

  /// All that is there.
  String allText() {
    return text(pane.lines().first(), pane.lines().end());
  }

  private String text(long from, long until) {
    return pane.lines().slice(from, (int) (until - from)).stream()
        .map(line -> words.apply(line) + "\n")
        .collect(Collectors.joining());
  }

  @Override
  protected double computePrefHeight(double width) {
    return 100;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected void layoutChildren() {
    double barWidth = bar.prefWidth(-1);
    rows.resizeRelocate(0, 0, getWidth() - barWidth, getHeight());
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    long first = pane.lines().first();
    long lowest = Math.max(first, pane.lines().end() - visible());
    top = follow.get() ? lowest : Math.clamp(top, first, lowest);
    draw();
    drawing = true;
    double count = Math.max(1, pane.lines().end() - first);
    bar.setMin((double) first);
    bar.setMax((double) Math.max(lowest, first + 1));
    bar.setVisibleAmount((bar.getMax() - bar.getMin()) * Math.max(LEAST_THUMB, visible() / count));
    bar.setValue((double) top);
    bar.setVisible(lowest > first);
    drawing = false;
  }

  private void draw() {
    double height = rowHeight();
    int count = visible() + 1;
    List<PaneLine> lines = pane.lines().slice(top, count);
    while (rows.getChildren().size() < lines.size()) {
      rows.getChildren().add(row());
    }
    for (int i = 0; i < rows.getChildren().size(); i++) {
      var row = (Label) rows.getChildren().get(i);
      row.setVisible(i < lines.size());
      if (i < lines.size()) {
        fill(row, lines.get(i), top + i);
        row.resizeRelocate(
            8 - shift, 6 + i * height, Math.max(row.prefWidth(-1), getWidth()) + shift, height);
      }
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void fill(Label row, PaneLine line, long number) {
    String style = PaneText.style(line);
    var styles = new ArrayList<>(List.of("log-row", style));
    if (selection.contains(number)) {
      styles.add("selected");
    }
    if (!row.getStyleClass().equals(styles)) {
      row.getStyleClass().setAll(styles);
      // This is the midst of the layout: left to the next pulse, it would flash in the wrong
      // colour.
      row.applyCss();
    }
    row.setText(words.apply(line));
  }

  private static Label row() {
    var row = new Label();
    row.getStyleClass().clear();
    row.setManaged(false);
    return row;
  }

  private double rowHeight() {
    return Math.max(12, Math.ceil(probe.prefHeight(-1)));
  }

  private int visible() {
    return Math.max(1, (int) ((getHeight() - 12) / rowHeight()));
  }

  private void dragged(long value) {
    if (!drawing) {
      goTo(value);
    }
  }

  private void goTo(long line) {
    long lowest = Math.max(pane.lines().first(), pane.lines().end() - visible());
    top = Math.clamp(line, pane.lines().first(), lowest);
    follow.set(top >= lowest);
    requestLayout();
  }

  private void scrolled(ScrollEvent event) {
    if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
      shift(-event.getDeltaX());
    } else if (event.getDeltaY() != 0) {
      goTo(top - (long) Math.signum(event.getDeltaY()) * WHEEL_ROWS);
    }
    event.consume();
  }

  private void shift(double by) {
    double widest =
        rows.getChildren().stream()
            .filter(javafx.scene.Node::isVisible)
            .mapToDouble(row -> row.prefWidth(-1))
            .max()
            .orElse(0);
    shift = Math.clamp(shift + by, 0, Math.max(0, widest + 16 - rows.getWidth()));
    requestLayout();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    select(event, event.isShiftDown());
  }

  private void select(MouseEvent event, boolean extend) {
    long number = top + (long) ((event.getY() - 6) / rowHeight());
    if (number < pane.lines().first() || number >= pane.lines().end()) {
      selection.clear();
    } else if (extend) {
      selection.extend(number);
    } else {
      selection.only(number);
    }
    requestLayout();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> goTo(top - 1);
      case DOWN -> goTo(top + 1);
      case PAGE_UP -> goTo(top - visible());
      case PAGE_DOWN -> goTo(top + visible());
      case HOME -> goTo(0);
      case END -> goTo(Long.MAX_VALUE);
      case LEFT -> shift(-STEP);
      case RIGHT -> shift(STEP);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
