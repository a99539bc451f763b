package futago.cli.progress;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.text.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// One line for each event that is worth one: for logs, pipes and files.
public final class PlainProgress implements Progress {
  /// How often a long action says how far it is, at the most.
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final StepNames names;
  private final boolean verbose;
  private final Phrases phrases;
  private final Set<StepId> announced = new HashSet<>();
  private final Map<String, ShownAction> running = new HashMap<>();
  private final Map<String, Instant> lastProgress = new HashMap<>();

  /// Prints to the given stream.
  ///
  /// @param verbose whether to print what the commands print too
  public PlainProgress(
      PrintStream out, StepNames names, Texts texts, Style style, boolean verbose) {
    this.out = out;
    this.names = names;
    this.verbose = verbose;
    this.phrases = new Phrases(texts, style);
  }

  @Override
  public synchronized void note(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  @Override
  public synchronized void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started ->
          out.println(
              phrases.say(
                  "cli.progress.started",
                  started.cluster(),
                  String.join(", ", started.nodes()),
                  Integer.toString(started.steps().size())));
      case RunEvent.Started _ -> {}
      case RunEvent.Checked checked -> checked(checked);
      case RunEvent.ActionStarted started -> {
        announce(started.step());
        running.put(started.node(), started.action());
        node(started.node(), phrases.action(started.action()));
      }
      case RunEvent.OutputLine line -> {
        if (verbose) {
          node(line.node(), "| " + line.line());
        }
      }
      case RunEvent.OutputOmitted omitted -> {
        if (verbose) {
          node(omitted.node(), phrases.say("cli.progress.omitted", Long.toString(omitted.lines())));
        }
      }
      case RunEvent.Progressed progressed -> progressed(progressed);
      case RunEvent.Delayed delayed -> node(delayed.node(), phrases.say(delayed.why()));
      case RunEvent.Noticed noticed -> node(noticed.node(), phrases.say(noticed.what()));
      case RunEvent.ActionFinished finished -> {
        lastProgress.remove(finished.node());
        node(finished.node(), phrases.result(running.remove(finished.node()), finished));
      }
      case RunEvent.Verified verified ->
          node(
              verified.node(),
              phrases.say("cli.progress.verified", phrases.duration(verified.duration())));
      case RunEvent.Failed failed ->
          node(failed.failure().node(), phrases.say(failed.failure().what()));
      case RunEvent.Finished finished ->
          out.println(
              phrases.mark(finished.outcome())
                  + " "
                  + names.of(finished.step())
                  + "  "
                  + phrases.style().faint(phrases.duration(finished.duration())));
      case RunEvent.RunFinished _ -> {}
    }
    out.flush();
  }

  /// A step that finds everything there has only its last line.
  private void checked(RunEvent.Checked checked) {
    switch (checked.state()) {
      case StepState.Satisfied _ -> {}
      case StepState.Missing missing -> {
        announce(checked.step());
        node(checked.node(), phrases.say(missing.why()));
      }
      case StepState.Conflict conflict -> {
        announce(checked.step());
        node(checked.node(), phrases.say(conflict.found()));
      }
    }
  }

  private void announce(StepId step) {
    if (announced.add(step)) {
      out.println(
          phrases.markOfRunning()
              + " "
              + phrases.style().bold(names.of(step).toString())
              + "  ["
              + step
              + "]");
    }
  }

  private void progressed(RunEvent.Progressed progressed) {
    Instant last = lastProgress.get(progressed.node());
    if (last == null || !progressed.at().isBefore(last.plus(PAUSE))) {
      lastProgress.put(progressed.node(), progressed.at());
      node(progressed.node(), phrases.progress(progressed));
    }
  }

  private void node(String node, String text) {
    out.println("       " + phrases.style().bold(node + ":") + " " + text);
  }
}
