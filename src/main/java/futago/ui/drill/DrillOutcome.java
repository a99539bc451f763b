package futago.ui.drill;

import futago.cluster.drill.DrillResult;
import futago.cluster.drill.DrillText;
import futago.slide.Durations;
import futago.ui.drill.DrillModel.Stand;
import futago.ui.look.Halves;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What came of a drill, beside what was expected of it; and of earlier ones of its kind.
final class DrillOutcome {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int SHOWN = 8;

  private final DrillModel model;
  private final Language language;
  private final ZoneId zone;

  DrillOutcome(DrillModel model, Language language, ZoneId zone) {
    this.model = model;
    this.language = language;
    this.zone = zone;
  }

  Region draw(Stand.Ended ended) {
    DrillResult result = ended.result();
    var text = new DrillText(language::say);
    List<String> lines = text.result(result);
    Label title =
        Parts.words(language.say(result.drill().title()) + ": " + lines.getFirst(), "drill-title");
    title.setId("drill-verdict");
    var head = new HBox(10, (result.met() ? Icon.CHECK : Icon.WARNING).of(22), title);
    head.setAlignment(Pos.TOP_LEFT);
    VBox expected = column("drill.text.expected");
    text.expected(result.drill())
        .forEach(line -> expected.getChildren().add(Parts.words(line, "cure")));
    var all = new VBox(12, head, new Halves(24, seen(lines), expected));
    ended
        .unkept()
        .ifPresent(
            why -> all.getChildren().add(Parts.words(language.say("ui.drill.unkept", why), "bad")));
    all.getStyleClass().addAll("drill-outcome", result.met() ? "good" : "failure");
    all.setId("drill-outcome");
    return all;
  }

  /// What is set in is one of several, and what follows an empty line is their title.
  private VBox seen(List<String> lines) {
    VBox seen = column("ui.drill.seen");
    for (int each = 1; each < lines.size(); each++) {
      String line = lines.get(each);
      if (line.startsWith(" ")) {
        seen.getChildren().add(Parts.bullet(line.strip()));
      } else if (lines.get(each - 1).isBlank()) {
        Label title = Parts.words(line, "section-title");
        VBox.setMargin(title, new Insets(7, 0, 0, 0));
        seen.getChildren().add(title);
      } else if (!line.isBlank()) {
        seen.getChildren().add(Parts.words(line));
      }
    }
    return seen;
  }

  private VBox column(String title) {
    return new VBox(5, Parts.words(language.say(title), "section-title"));
  }

  /// Earlier ones of the kind that is chosen, the last first.
  Region past() {
    List<DrillResult> earlier =
        model.past().all().get().stream()
            .filter(each -> each.drill() == model.chosen().get())
            .toList()
            .reversed();
    var all = new VBox(8);
    all.setMinWidth(0);
    if (earlier.isEmpty()) {
      return all;
    }
    var grid = new GridPane(18, 4);
    grid.setId("drill-past");
    List<String> heads =
        List.of(
            "report.drills.when",
            "report.drills.result",
            "report.drills.down",
            "report.drills.outages",
            "report.drills.whole",
            "report.drills.rows",
            "report.drills.lost");
    for (int column = 0; column < heads.size(); column++) {
      grid.add(Parts.words(language.say(heads.get(column)), "faint"), column, 0);
    }
    for (int row = 0; row < Math.min(SHOWN, earlier.size()); row++) {
      row(grid, row + 1, earlier.get(row));
    }
    all.getChildren().addAll(Parts.words(language.say("ui.drill.past"), "section-title"), grid);
    return all;
  }

  private void row(GridPane grid, int row, DrillResult result) {
    Label met = new Label(language.say(result.met() ? "report.drills.met" : "report.drills.unmet"));
    met.getStyleClass().add(result.met() ? "good" : "bad");
    grid.add(new Label(TIME.format(result.started().atZone(zone))), 0, row);
    grid.add(met, 1, row);
    grid.add(
        new Label(language.say("report.drills.millis", language.number(result.downtimeMillis()))),
        2,
        row);
    grid.add(new Label(language.number(result.outagesMillis().size())), 3, row);
    grid.add(
        new Label(
            result
                .redundancyMillis()
                .map(millis -> Durations.say(Duration.ofMillis(millis), language.texts()))
                .orElseGet(() -> language.say("report.drills.never"))),
        4,
        row);
    grid.add(
        new Label(result.rows().map(rows -> language.number(rows.acknowledged())).orElse("?")),
        5,
        row);
    grid.add(
        new Label(result.rows().map(rows -> language.number(rows.lost())).orElse("?")), 6, row);
  }
}
