package futago.cli;

import futago.cluster.drill.DrillResult;
import futago.cluster.drill.DrillSeries;
import futago.slide.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Several drills as tables for a terminal: one line for each, then one for each kind. Times are in
/// milliseconds, but those until all was whole in seconds.
final class DrillTable {
  private static final String GAP = "  ";

  private static final List<String> DRILLS =
      List.of(
          "cli.drill.table.drill",
          "cli.drill.table.from",
          "cli.drill.table.down",
          "cli.drill.table.outages",
          "cli.drill.table.longest",
          "cli.drill.table.whole-after",
          "cli.drill.table.lost",
          "cli.drill.table.whole",
          "cli.drill.table.met");

  private static final List<String> KINDS =
      List.of(
          "cli.drill.table.drill",
          "cli.drill.table.runs",
          "cli.drill.table.median",
          "cli.drill.table.most",
          "cli.drill.table.median-whole",
          "cli.drill.table.lost",
          "cli.drill.table.met");

  private final Cli cli;

  DrillTable(Cli cli) {
    this.cli = cli;
  }

  List<String> lines(DrillSeries series, List<DrillResult> results) {
    var lines = new ArrayList<String>();
    lines.addAll(table(DRILLS, results.stream().map(this::row).toList()));
    lines.add("");
    lines.addAll(table(KINDS, series.kinds().stream().map(this::row).toList()));
    lines.add("");
    lines.add(
        cli.text(
            "cli.drill.summary",
            Integer.toString(series.run()),
            Integer.toString(series.planned()),
            Long.toString(series.met()),
            Long.toString(series.lost()),
            Long.toString(series.whole())));
    return lines;
  }

  private List<String> row(DrillResult result) {
    return List.of(
        result.drill().id(),
        result.ranOn(),
        Long.toString(result.downtimeMillis()),
        Integer.toString(result.outagesMillis().size()),
        Long.toString(result.longestMillis()),
        seconds(result.redundancyMillis()),
        result.rows().map(rows -> Long.toString(rows.lost())).orElse("?"),
        yesOrNo(result.whole()),
        yesOrNo(result.met()));
  }

  private List<String> row(DrillSeries.Kind kind) {
    return List.of(
        kind.drill().id(),
        Integer.toString(kind.run()),
        Long.toString(kind.medianDowntimeMillis()),
        Long.toString(kind.mostDowntimeMillis()),
        seconds(kind.medianRedundancyMillis()),
        Long.toString(kind.lost()),
        kind.met() + "/" + kind.run());
  }

  private static String seconds(Optional<Long> millis) {
    return millis.map(each -> "%.1f".formatted(each / 1000.0)).orElse("-");
  }

  private String yesOrNo(boolean yes) {
    return cli.text(yes ? "cli.drill.table.yes" : "cli.drill.table.no");
  }

  private List<String> table(List<String> columns, List<List<String>> rows) {
    List<String> heads = columns.stream().map(column -> cli.text(column)).toList();
    int[] widths =
        IntStream.range(0, columns.size())
            .map(
                column ->
                    rows.stream()
                        .mapToInt(row -> Words.width(row.get(column)))
                        .reduce(Words.width(heads.get(column)), Math::max))
            .toArray();
    var lines = new ArrayList<String>();
    lines.add(line(heads, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String blank = " ".repeat(widths[column] - Words.width(cell));
      line.append(column == 0 ? "" : GAP).append(column < 1 ? cell + blank : blank + cell);
    }
    return line.toString();
  }
}
