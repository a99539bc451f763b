package futago.report;

import futago.engine.Refusal;
import futago.engine.RunOutcome;
import futago.engine.StepFailure;
import futago.engine.StepOutcome;
import futago.report.Block.Bar;
import futago.report.Block.Bars;
import futago.report.Block.Callout;
import futago.report.Block.Cell;
import futago.report.Block.Paragraph;
import futago.report.Block.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The runs that built the cluster, and where the time went.
final class RunSection {
  private RunSection() {}

  static Section of(ReportSource source, Say say) {
    List<PastRun> runs = source.history().runs();
    var blocks = new ArrayList<Block>();
    if (runs.isEmpty()) {
      blocks.add(new Paragraph(say.of("report.runs.none")));
    } else {
      blocks.add(table(runs, say));
      longest(runs).ifPresent(run -> blocks.add(times(run, say)));
      runs.getLast().failures().forEach(failure -> blocks.add(failure(failure, say)));
    }
    source
        .history()
        .unreadable()
        .forEach(
            name ->
                blocks.add(
                    new Callout(
                        Tone.WARNING,
                        say.of("report.runs.unreadable", name),
                        say.of("report.runs.unreadable.text"))));
    return new Section("runs", say.of("report.runs"), say.of("report.runs.lead"), blocks);
  }

  /// How a run ended, in a sentence.
  static String ending(PastRun run, Say say) {
    return run.outcome().map(outcome -> ending(outcome, say)).orElse(say.of("report.runs.broken"));
  }

  private static String ending(RunOutcome outcome, Say say) {
    return switch (outcome) {
      case RunOutcome.Done done ->
          say.of(
              "report.runs.done",
              done.summary().applied(),
              done.summary().satisfied(),
              done.summary().changes());
      case RunOutcome.Failed failed ->
          say.of("report.runs.failed", step(failed.failures().getFirst().step().value(), say));
      case RunOutcome.Refused refused -> ending(refused.refusals().getFirst(), say);
      case RunOutcome.Cancelled cancelled ->
          say.of("report.runs.cancelled", step(cancelled.next().value(), say));
    };
  }

  /// What no typed word gets past has no name of its own.
  private static String ending(Refusal refusal, Say say) {
    String subject = refusal.conflict().subject();
    return subject.isEmpty()
        ? say.of("report.runs.refused-at", step(refusal.step().value(), say))
        : say.of("report.runs.refused", subject);
  }

  /// A step's title; for one that this version does not know, its name.
  static String step(String id, Say say) {
    return say.orElse("step." + id + ".title", id);
  }

  private static Table table(List<PastRun> runs, Say say) {
    var rows = new ArrayList<List<Cell>>();
    for (PastRun run : runs) {
      rows.add(
          List.of(
              Cell.number(say.time(run.start())),
              Cell.number(say.duration(run.duration())),
              Cell.words(ending(run, say), tone(run)),
              Cell.number(Integer.toString(run.commands().size())),
              Cell.code(run.journal())));
    }
    return new Table(
        List.of(
            say.of("report.start"),
            say.of("report.duration"),
            say.of("report.runs.ending"),
            say.of("report.runs.actions"),
            say.of("report.runs.journal")),
        rows,
        false);
  }

  private static Tone tone(PastRun run) {
    return run.outcome()
        .map(
            outcome ->
                switch (outcome) {
                  case RunOutcome.Done _ -> Tone.GOOD;
                  case RunOutcome.Failed _ -> Tone.DANGER;
                  case RunOutcome.Refused _, RunOutcome.Cancelled _ -> Tone.WARNING;
                })
        .orElse(Tone.WARNING);
  }

  private static Optional<PastRun> longest(List<PastRun> runs) {
    return runs.stream()
        .filter(run -> run.count(StepOutcome.APPLIED) > 0)
        .max(Comparator.comparing(PastRun::duration));
  }

  private static Bars times(PastRun run, Say say) {
    Map<String, Duration> stages = new LinkedHashMap<>();
    run.steps().forEach(step -> stages.merge(step.id().stage(), step.duration(), Duration::plus));
    List<Bar> bars =
        stages.entrySet().stream()
            .map(
                stage ->
                    new Bar(
                        say.orElse("stage." + stage.getKey() + ".title", stage.getKey()),
                        stage.getValue().toMillis(),
                        say.duration(stage.getValue()),
                        Tone.ACTIVE))
            .toList();
    return new Bars(say.of("report.runs.times", say.time(run.start())), bars);
  }

  private static Callout failure(StepFailure failure, Say say) {
    return new Callout(
        Tone.DANGER,
        say.of(
            "report.runs.failure",
            step(failure.step().value(), say),
            failure.node(),
            say.of(failure.what())),
        say.of(failure.cure()) + (failure.error().isBlank() ? "" : "\n" + failure.error()));
  }
}
