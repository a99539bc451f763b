package futago.report;

import futago.cluster.PacemakerView;
import futago.report.Block.Cell;
import futago.report.Block.Paragraph;
import futago.report.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What is installed, side by side, so that a difference between the nodes is seen.
final class VersionSection {
  private VersionSection() {}

  static Section of(ReportSource source, Say say) {
    var blocks = new ArrayList<Block>();
    if (source.versions().isEmpty()) {
      blocks.add(new Paragraph(say.of("report.versions.unseen", source.platform().title())));
    } else {
      blocks.add(table(source, say));
    }
    blocks.add(new Paragraph(say.of("report.versions.futago", source.futago())));
    return new Section(
        "versions", say.of("report.versions"), say.of("report.versions.lead"), blocks);
  }

  private static Table table(ReportSource source, Say say) {
    var rows = new ArrayList<List<Cell>>();
    rows.add(row(say.of("report.versions.system"), source, say, NodeVersions::system));
    rows.add(row(say.of("report.versions.kernel"), source, say, NodeVersions::kernel));
    source
        .status()
        .flatMap(status -> status.pacemaker().flatMap(PacemakerView::version))
        .ifPresent(
            version -> rows.add(row(say.of("report.versions.dc"), source, say, _ -> version)));
    for (String name : NodeVersions.packages(source.platform(), source.spec())) {
      rows.add(row(name, source, say, node -> node.packages().getOrDefault(name, "–")));
    }
    List<String> names = source.spec().nodes().stream().map(node -> node.name()).toList();
    return new Table(
        List.of(say.of("report.versions.what"), names.getFirst(), names.getLast()), rows, true);
  }

  /// What differs between two nodes that answered is marked.
  private static List<Cell> row(
      String what, ReportSource source, Say say, Function<NodeVersions, String> value) {
    List<String> values =
        source.spec().nodes().stream()
            .map(node -> source.versions().get(node.name()))
            .map(versions -> versions == null ? say.of("report.unknown") : value.apply(versions))
            .toList();
    boolean differ = source.versions().size() == 2 && !values.getFirst().equals(values.getLast());
    Tone tone = differ ? Tone.WARNING : Tone.PLAIN;
    return List.of(
        Cell.words(what),
        new Cell(values.getFirst(), Cell.Kind.CODE, tone),
        new Cell(values.getLast(), Cell.Kind.CODE, tone));
  }
}
