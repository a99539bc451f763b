package futago.ui.probe;

import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.probe.Strip.Stretch;
import java.time.Duration;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The last minute of a client: green where it was served, red where it was not. What is red is
/// also lower, for those who do not see the colour.
public final class StripView extends Pane {
  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final double HEIGHT = 26;

  private final StripModel model;

  public StripView(StripModel model, Language language) {
    this.model = model;
    getStyleClass().add("probe-strip");
    setId("probe-strip");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMinWidth(60);
    setAccessibleRole(AccessibleRole.TEXT);
    model.shown().addListener((_, _, _) -> draw());
    accessibleTextProperty()
        .bind(
            language.following(
                () ->
                    language.say(
                        model.shown().get().out() ? "ui.probe.strip.out" : "ui.probe.strip.served"),
                model.shown()));
    draw();
  }

  private void draw() {
    var stretches = model.shown().get().stretches();
    while (getChildren().size() > stretches.size()) {
      getChildren().removeLast();
    }
    while (getChildren().size() < stretches.size()) {
      var bar = new Region();
      bar.getStyleClass().add("probe-bar");
      getChildren().add(bar);
    }
    for (int each = 0; each < stretches.size(); each++) {
      boolean served = stretches.get(each).served();
      Parts.style(getChildren().get(each), "served", served);
      Parts.style(getChildren().get(each), "out", !served);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    Strip strip = model.shown().get();
    double scale = getWidth() / SPAN.toMillis();
    long begin = Math.max(0, strip.untilMillis() - SPAN.toMillis());
    for (int each = 0; each < getChildren().size(); each++) {
      Stretch stretch = strip.stretches().get(each);
      double from = Math.max(0, (stretch.fromMillis() - begin) * scale);
      double until = Math.max(from, (stretch.untilMillis() - begin) * scale);
      double height = stretch.served() ? getHeight() : getHeight() / 2;
      // An outage that is shorter than a pixel is one.
      double width = until <= 0 ? 0 : Math.max(stretch.served() ? 1 : 3, until - from);
      getChildren().get(each).resizeRelocate(from, getHeight() - height, width, height);
    }
  }
}
