package futago.cli.progress;

import futago.engine.Refusal;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.StepFailure;
import futago.remote.NodeLock;
import futago.text.Texts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/// What is said at the end of a run: what it came to, and, where it did not get through, all that
/// is known of the reason and what to do next.
public final class Outcomes {
  private final PrintStream out;
  private final StepNames names;
  private final Phrases phrases;

  /// Prints to the given stream.
  public Outcomes(PrintStream out, StepNames names, Texts texts, Style style) {
    this.out = out;
    this.names = names;
    this.phrases = new Phrases(texts, style);
  }

  /// Says how a run ended.
  ///
  /// @param outcome how
  /// @param journal where its journal is
  /// @param again the command line that goes on, without what allows overwriting
  public void tell(RunOutcome outcome, Path journal, String again) {
    out.println();
    switch (outcome) {
      case RunOutcome.Done done -> done(done.summary());
      case RunOutcome.Failed failed -> {
        failed.failures().forEach(this::failure);
        line("cli.outcome.journal", journal);
        line("cli.outcome.again", again);
      }
      case RunOutcome.Refused refused -> {
        out.println(phrases.style().doubtful(phrases.say("cli.outcome.refused")));
        refused.refusals().forEach(this::refusal);
        String allowing = allowing(refused);
        if (!allowing.isEmpty()) {
          line("cli.outcome.erase", again + allowing);
        }
        line("cli.outcome.journal", journal);
      }
      case RunOutcome.Cancelled cancelled -> {
        line("cli.outcome.cancelled", names.of(cancelled.next()));
        line("cli.outcome.journal", journal);
        line("cli.outcome.go-on", again);
      }
    }
    out.flush();
  }

  private void done(RunSummary summary) {
    if (summary.applied() == 0) {
      line(
          "cli.outcome.nothing",
          Integer.toString(summary.satisfied()),
          phrases.duration(summary.whole()),
          Integer.toString(summary.roundTrips()));
      return;
    }
    out.println(
        phrases
            .style()
            .good(
                phrases.say(
                    "cli.outcome.done",
                    Integer.toString(summary.applied()),
                    Integer.toString(summary.satisfied()),
                    Integer.toString(summary.changes()),
                    phrases.duration(summary.whole()))));
    line(
        "cli.outcome.shares",
        phrases.duration(summary.remote()),
        phrases.duration(own(summary)),
        Integer.toString(summary.roundTrips()));
  }

  private static Duration own(RunSummary summary) {
    return summary.whole().minus(summary.remote());
  }

  private void failure(StepFailure failure) {
    out.println(
        phrases
            .style()
            .bad(phrases.say("cli.outcome.failed", names.of(failure.step()), failure.node())));
    out.println("  " + phrases.say(failure.what()));
    failure.action().ifPresent(action -> indented("cli.outcome.action", phrases.action(action)));
    failure.status().ifPresent(status -> indented("cli.outcome.status", Integer.toString(status)));
    quoted("cli.outcome.stderr", failure.error());
    quoted("cli.outcome.stdout", failure.output());
    indented("cli.outcome.cure", phrases.say(failure.cure()));
    out.println();
  }

  private void refusal(Refusal refusal) {
    out.println(
        "  "
            + phrases.say(
                "cli.outcome.conflict",
                names.of(refusal.step()),
                refusal.node(),
                phrases.say(refusal.conflict().found())));
  }

  /// Nothing where a person has only to wait, or where the message says it already.
  private static String allowing(RunOutcome.Refused refused) {
    return refused.refusals().stream()
        .filter(refusal -> !isLock(refusal))
        .map(refusal -> " --erase " + refusal.conflict().subject())
        .distinct()
        .collect(Collectors.joining());
  }

  private static boolean isLock(Refusal refusal) {
    String subject = refusal.conflict().subject();
    return subject.isEmpty() || subject.equals(NodeLock.subject(refusal.node()));
  }

  private void quoted(String key, String text) {
    if (!text.isBlank()) {
      out.println("  " + phrases.say(key));
      text.lines().forEach(line -> out.println("    | " + line));
    }
  }

  private void indented(String key, Object... arguments) {
    out.println("  " + phrases.say(key, arguments));
  }

  private void line(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = arguments[i].toString();
    }
    out.println(phrases.say(key, words));
  }
}
