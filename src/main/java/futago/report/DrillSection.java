package futago.report;

import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillResult;
import futago.cluster.drill.DrillText;
import futago.report.Block.Bar;
import futago.report.Block.Bars;
import futago.report.Block.Callout;
import futago.report.Block.Cell;
import futago.report.Block.Paragraph;
import futago.report.Block.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Failures that were made on purpose: how long a client was without a database, what became of its
/// rows, and whether all went as expected.
final class DrillSection {
  /// A chart of more is no chart; the table has them all.
  private static final int CHARTED = 20;

  private DrillSection() {}

  static Section of(ReportSource source, Say say) {
    List<DrillResult> drills = source.drills();
    var blocks = new ArrayList<Block>();
    if (drills.isEmpty()) {
      blocks.add(new Paragraph(say.of("report.drills.none")));
    } else {
      blocks.add(new Paragraph(summary(drills, say)));
      blocks.add(bars(drills, say));
      blocks.add(table(drills, say));
      drills.stream().filter(drill -> !drill.met()).forEach(drill -> blocks.add(unmet(drill, say)));
      drills.stream()
          .map(DrillResult::drill)
          .distinct()
          .flatMap(drill -> danger(drill, say).stream())
          .forEach(blocks::add);
      if (drills.stream().anyMatch(DrillResult::simulated)) {
        blocks.add(new Paragraph(say.of("report.drills.simulated")));
      }
    }
    return new Section("drills", say.of("report.drills"), say.of("report.drills.lead"), blocks);
  }

  /// The drill in which a client was without a database for longest; empty if it never was.
  static Optional<DrillResult> worst(List<DrillResult> drills) {
    return drills.stream()
        .filter(drill -> drill.downtimeMillis() > 0)
        .max(Comparator.comparingLong(DrillResult::downtimeMillis));
  }

  private static String summary(List<DrillResult> drills, Say say) {
    return say.of(
        "report.drills.summary",
        drills.size(),
        drills.stream().filter(DrillResult::met).count(),
        rows(drills, true),
        rows(drills, false));
  }

  private static long rows(List<DrillResult> drills, boolean acknowledged) {
    return drills.stream()
        .flatMap(drill -> drill.rows().stream())
        .mapToLong(rows -> acknowledged ? rows.acknowledged() : rows.lost())
        .sum();
  }

  private static Bars bars(List<DrillResult> drills, Say say) {
    return new Bars(
        drills.size() > CHARTED
            ? say.of("report.drills.chart.latest", CHARTED)
            : say.of("report.drills.chart"),
        drills.stream()
            .skip(Math.max(0, drills.size() - CHARTED))
            .map(
                drill ->
                    new Bar(
                        name(drill, say),
                        drill.downtimeMillis(),
                        downtime(drill, say),
                        tone(drill)))
            .toList());
  }

  private static String name(DrillResult drill, Say say) {
    return say.of("report.drills.name", say.of(drill.drill().title()), say.time(drill.started()));
  }

  private static String downtime(DrillResult drill, Say say) {
    return say.of("report.drills.millis", drill.downtimeMillis());
  }

  private static Tone tone(DrillResult drill) {
    boolean lost = drill.rows().filter(rows -> rows.lost() > 0).isPresent();
    return lost ? Tone.DANGER : drill.met() ? Tone.GOOD : Tone.WARNING;
  }

  private static Table table(List<DrillResult> drills, Say say) {
    return new Table(
        List.of(
            say.of("report.drills.drill"),
            say.of("report.drills.when"),
            say.of("report.drills.result"),
            say.of("report.drills.down"),
            say.of("report.drills.outages"),
            say.of("report.drills.whole"),
            say.of("report.drills.rows"),
            say.of("report.drills.lost"),
            say.of("report.drills.place")),
        drills.stream().map(drill -> row(drill, say)).toList(),
        true);
  }

  private static List<Cell> row(DrillResult drill, Say say) {
    return List.of(
        Cell.words(say.of(drill.drill().title())),
        Cell.number(say.time(drill.started())),
        Cell.words(
            say.of(drill.met() ? "report.drills.met" : "report.drills.unmet"),
            drill.met() ? Tone.GOOD : Tone.WARNING),
        Cell.number(downtime(drill, say)),
        Cell.number(Integer.toString(drill.outagesMillis().size())),
        Cell.number(
            drill
                .redundancyMillis()
                .map(millis -> say.duration(Duration.ofMillis(millis)))
                .orElseGet(() -> say.of("report.drills.never"))),
        Cell.number(drill.rows().map(rows -> "%,d".formatted(rows.acknowledged())).orElse("?")),
        Cell.number(
            drill.rows().map(rows -> "%,d".formatted(rows.lost())).orElse("?"),
            drill.rows().filter(rows -> rows.lost() == 0).isPresent() ? Tone.GOOD : Tone.DANGER),
        Cell.words(say.of(DrillText.place(drill))));
  }

  private static Callout unmet(DrillResult drill, Say say) {
    return new Callout(
        tone(drill),
        say.of("report.drills.unmet.title", name(drill, say)),
        say.sentences(drill.unmet()));
  }

  private static Optional<Block> danger(Drill drill, Say say) {
    return drill
        .danger()
        .map(
            danger ->
                new Callout(
                    Tone.WARNING,
                    say.of("report.drills.danger", say.of(drill.title())),
                    say.of(danger)));
  }
}
