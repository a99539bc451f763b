package futago.ui.probe;

import futago.cluster.probe.Availability;
import futago.ui.look.Language;
import java.util.Arrays;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// What a client has measured, in figures: the last outage, the rows, what such an outage costs in
/// a year.
public final class ProbeFigures {
  private final StripModel model;
  private final Language language;
  private final Label outage = figure("probe-outage");
  private final Label rows = figure("probe-rows");
  private final Label lost = figure("probe-lost");
  private final Label year = figure("probe-year");
  private final FlowPane root = new FlowPane(18, 4, outage, rows, lost, year);
  private OptionalLong lostRows = OptionalLong.empty();

  public ProbeFigures(StripModel model, Language language) {
    this.model = model;
    this.language = language;
    root.setMinWidth(0);
    root.setMinHeight(Region.USE_PREF_SIZE);
    year.getStyleClass().add("faint");
    model.shown().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  private static Label figure(String id) {
    var label = new Label();
    label.setId(id);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add("probe-figure");
    return label;
  }

  /// What to put into a view.
  public Region node() {
    return root;
  }

  /// Says how many rows are lost; empty as long as they are not counted.
  public void lost(OptionalLong counted) {
    lostRows = counted;
    update();
  }

  private void update() {
    Strip strip = model.shown().get();
    String last = language.number(strip.lastOutageMillis());
    outage.setText(
        strip.outages() == 0
            ? language.say("ui.probe.no-outage")
            : language.say(
                strip.out() ? "ui.probe.down" : "ui.probe.outage",
                last,
                language.number(strip.longestOutageMillis()),
                strip.outages()));
    tone(outage, strip.out() ? "bad" : strip.outages() == 0 ? "good" : "plain");
    rows.setText(language.say("ui.probe.acknowledged", language.number(strip.acknowledged())));
    lost.setText(
        lostRows.isPresent()
            ? language.say("ui.probe.lost", language.number(lostRows.getAsLong()))
            : language.say("ui.probe.lost-unknown"));
    tone(lost, lostRows.isEmpty() ? "plain" : lostRows.getAsLong() == 0 ? "good" : "bad");
    boolean measured = strip.lastOutageMillis() > 0 && !strip.out();
    year.setVisible(measured);
    year.setManaged(measured);
    if (measured) {
      year.setText(year(strip.lastOutageMillis()));
    }
  }

  /// How many such outages a year may have, in each class of the talk's table.
  private String year(long outageMillis) {
    return language.say(
        "ui.probe.year",
        Arrays.stream(Availability.values())
            .map(
                each ->
                    language.say(
                        "ui.probe.year.times",
                        each.percent(),
                        language.number(each.outagesPerYear(outageMillis))))
            .reduce((one, other) -> one + " · " + other)
            .orElse(""));
  }

  private static void tone(Label label, String tone) {
    label.getStyleClass().setAll("label", "probe-figure", tone);
  }
}
