package futago.report;

import futago.report.Block.Bar;
import futago.report.Block.Bars;
import futago.report.Block.Cell;
import futago.report.Block.Paragraph;
import futago.report.Block.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The talk's table of availability (slide "高可用性構成とは？"), with what this cluster's own outages come
/// to in it.
final class AvailabilitySection {
  private static final long SECONDS_A_YEAR = 365L * 24 * 3600;

  /// The talk's rows: how many seconds a year may be lost, in parts of a hundred thousand.
  private record Level(String percent, long lost, String key) {
    Duration allowed() {
      return Duration.ofSeconds(SECONDS_A_YEAR * lost / 100_000);
    }
  }

  private static final List<Level> CLASSES =
      List.of(
          new Level("90 %", 10_000, "report.availability.by-backup"),
          new Level("99 %", 1_000, "report.availability.by-spare"),
          new Level("99.9 %", 100, "report.availability.by-housing"),
          new Level("99.99 %", 10, "report.availability.by-standby"),
          new Level("99.999 %", 1, "report.availability.by-cluster"));

  /// @param what what caused it, in words
  /// @param time how long the database was away
  private record Outage(String what, Duration time) {}

  private AvailabilitySection() {}

  static Section of(ReportSource source, Say say) {
    List<Outage> outages = outages(source, say);
    var blocks = new ArrayList<Block>();
    if (outages.isEmpty()) {
      blocks.add(new Paragraph(say.of("report.availability.unmeasured")));
    } else {
      blocks.add(bars(outages, say));
    }
    blocks.add(table(outages.stream().max(Comparator.comparing(Outage::time)), say));
    blocks.add(new Paragraph(say.of("report.availability.remark")));
    return new Section(
        "availability", say.of("report.availability"), say.of("report.availability.lead"), blocks);
  }

  /// What a client has measured, if there was one in a drill; else the planned moves of the last
  /// stage, for clients were away at most as long as the move took.
  private static List<Outage> outages(ReportSource source, Say say) {
    return DrillSection.worst(source.drills())
        .map(
            drill ->
                List.of(
                    new Outage(
                        say.of(
                            "report.availability.drill",
                            say.of(drill.drill().title()),
                            say.time(drill.started())),
                        Duration.ofMillis(drill.downtimeMillis()))))
        .orElseGet(() -> moves(source, say));
  }

  private static List<Outage> moves(ReportSource source, Say say) {
    return source.verified().stream()
        .flatMap(run -> run.commands().stream())
        .filter(command -> command.step().value().startsWith("verify.switch"))
        .filter(command -> command.output().stream().anyMatch(line -> line.contains(" runs on ")))
        .flatMap(
            command ->
                command.duration().stream()
                    .map(
                        time ->
                            new Outage(
                                say.of("report.availability.switchover", say.time(command.at())),
                                time)))
        .toList();
  }

  private static Bars bars(List<Outage> outages, Say say) {
    return new Bars(
        say.of("report.availability.outages"),
        outages.stream()
            .map(
                outage ->
                    new Bar(
                        outage.what(),
                        outage.time().toMillis(),
                        say.duration(outage.time()),
                        Tone.WARNING))
            .toList());
  }

  private static Table table(Optional<Outage> longest, Say say) {
    var heads =
        new ArrayList<>(
            List.of(
                say.of("report.availability.rate"),
                say.of("report.availability.allowed"),
                say.of("report.availability.how")));
    longest.ifPresent(
        outage -> heads.add(say.of("report.availability.times", say.duration(outage.time()))));
    var rows = new ArrayList<List<Cell>>();
    for (Level each : CLASSES) {
      var row =
          new ArrayList<>(
              List.of(
                  Cell.number(each.percent()),
                  Cell.number(say.duration(each.allowed())),
                  Cell.words(say.of(each.key()))));
      longest.ifPresent(
          outage ->
              row.add(
                  Cell.number(
                      "%,d"
                          .formatted(
                              each.allowed().toMillis() / Math.max(1, outage.time().toMillis())))));
      rows.add(row);
    }
    return new Table(heads, rows, false);
  }
}
