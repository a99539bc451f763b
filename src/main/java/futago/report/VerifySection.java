package futago.report;

import futago.engine.StepOutcome;
import futago.report.Block.Cell;
import futago.report.Block.Code;
import futago.report.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the last stage found: what was tried on the finished cluster, and what it said.
final class VerifySection {
  private VerifySection() {}

  static Optional<Section> of(ReportSource source, Say say) {
    return source.verified().map(run -> of(run, say));
  }

  private static Section of(PastRun run, Say say) {
    var rows = new ArrayList<List<Cell>>();
    for (PastStep step : run.steps()) {
      if (PastRun.isVerify(step)) {
        boolean well =
            step.outcome() == StepOutcome.APPLIED || step.outcome() == StepOutcome.SATISFIED;
        rows.add(
            List.of(
                Cell.words(RunSection.step(step.id().value(), say)),
                Cell.words(say.orElse("step." + step.id() + ".why", "")),
                Cell.words(
                    say.of(well ? "report.verify.well" : "report.verify.not-well"),
                    well ? Tone.GOOD : Tone.DANGER),
                Cell.number(say.duration(step.duration()))));
      }
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Table(
            List.of(
                say.of("report.verify.what"),
                say.of("report.verify.why"),
                say.of("report.verify.result"),
                say.of("report.duration")),
            rows,
            false));
    String evidence = evidence(run);
    if (!evidence.isBlank()) {
      blocks.add(new Code(Optional.of(say.of("report.verify.evidence")), evidence));
    }
    return new Section(
        "verify",
        say.of("report.verify"),
        say.of("report.verify.lead", say.timeWithZone(run.last())),
        blocks);
  }

  /// What the nodes printed meanwhile, each line with its node.
  private static String evidence(PastRun run) {
    var lines = new ArrayList<String>();
    for (PastCommand command : run.commands()) {
      command.output().forEach(line -> lines.add(command.node() + ": " + line));
    }
    return String.join("\n", lines);
  }
}
