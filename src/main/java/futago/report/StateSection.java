package futago.report;

import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.Findings;
import futago.cluster.NodeReport;
import futago.cluster.PacemakerView;
import futago.engine.RunOutcome;
import futago.report.Block.Callout;
import futago.report.Block.Cell;
import futago.report.Block.Code;
import futago.report.Block.Picture;
import futago.report.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the cluster is: from the nodes, or else what the last run left.
final class StateSection {
  private StateSection() {}

  static Section of(ReportSource source, Say say) {
    return new Section(
        "state",
        say.of("report.state"),
        source
            .status()
            .map(status -> say.of("report.state.seen", say.timeWithZone(status.taken())))
            .orElseGet(() -> say.of("report.state.journal")),
        source
            .status()
            .map(status -> seen(source, status, say))
            .orElseGet(() -> fromJournal(source, say)));
  }

  private static List<Block> seen(ReportSource source, ClusterStatus status, Say say) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Picture(PictureMaker.of(source.spec(), status, say)));
    List<Finding> findings = Findings.of(status);
    if (findings.isEmpty()) {
      blocks.add(
          new Callout(Tone.GOOD, say.of("report.state.well"), say.of("report.state.well.text")));
    }
    for (Finding finding : findings) {
      Tone tone = status.splitBrain() ? Tone.DANGER : Tone.WARNING;
      blocks.add(new Callout(tone, say.of(finding.what()), say.of(finding.cure())));
    }
    blocks.add(replication(status, say));
    status
        .pacemaker()
        .ifPresent(
            view ->
                blocks.add(
                    new Code(
                        Optional.of(say.of("report.state.text", view.seenFrom())), view.text())));
    return blocks;
  }

  private static Table replication(ClusterStatus status, Say say) {
    var rows = new ArrayList<List<Cell>>();
    for (NodeReport report : status.nodes()) {
      String condition =
          status
              .pacemaker()
              .flatMap((PacemakerView view) -> view.node(report.node()))
              .map(node -> say.of(node.condition().words()))
              .orElseGet(() -> say.of("report.unknown"));
      rows.add(
          List.of(
              Cell.words(report.node()),
              Cell.words(report.answered() ? condition : say.of("report.state.silent")),
              cell(report, device -> device.role().toString(), say),
              cell(report, device -> device.disk().toString(), say),
              cell(report, device -> device.connection().toString(), say),
              report
                  .drbd()
                  .map(device -> Cell.number(device.outOfSyncKib() + " KiB"))
                  .orElseGet(() -> Cell.words("–"))));
    }
    return new Table(
        List.of(
            say.of("report.node"),
            say.of("report.state.condition"),
            say.of("report.state.role"),
            say.of("report.state.disk"),
            say.of("report.state.connection"),
            say.of("report.state.out-of-sync")),
        rows,
        false);
  }

  private static Cell cell(
      NodeReport report,
      java.util.function.Function<futago.cluster.DrbdDevice, String> word,
      Say say) {
    return report
        .drbd()
        .map(device -> Cell.code(word.apply(device)))
        .orElseGet(() -> Cell.words(say.of("report.unknown")));
  }

  private static List<Block> fromJournal(ReportSource source, Say say) {
    if (source.history().runs().isEmpty()) {
      return List.of(
          new Callout(Tone.WARNING, say.of("report.state.none"), say.of("report.state.none.text")));
    }
    PastRun last = source.history().runs().getLast();
    boolean done = last.outcome().filter(RunOutcome.Done.class::isInstance).isPresent();
    return List.of(
        new Callout(
            done ? Tone.PLAIN : Tone.WARNING,
            say.of("report.state.last-run", say.timeWithZone(last.last())),
            RunSection.ending(last, say)));
  }
}
