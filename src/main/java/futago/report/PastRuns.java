package futago.report;

import futago.engine.JournalReader;
import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.engine.StepFailure;
import futago.engine.StepId;
import futago.spec.PlatformName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The runs of a cluster, read from its journals.
///
/// @param runs the oldest first
/// @param unreadable the names of journals that could not be read
record PastRuns(List<PastRun> runs, List<String> unreadable) {
  static final String VERIFY = "verify";

  /// Of an action's output only the end is of interest, and it may be long.
  private static final int KEPT_LINES = 12;

  PastRuns {
    runs = List.copyOf(runs);
    unreadable = List.copyOf(unreadable);
  }

  /// Reads them, one journal at a time. One that is damaged does not keep the others from being
  /// read.
  ///
  /// @throws IOException if the directory cannot be read
  static PastRuns read(Path state, String cluster) throws IOException {
    var runs = new ArrayList<PastRun>();
    var unreadable = new ArrayList<String>();
    for (Path file : JournalReader.all(state, cluster)) {
      String name = file.getFileName().toString();
      try {
        run(name, JournalReader.read(file)).ifPresent(runs::add);
      } catch (IOException damaged) {
        unreadable.add(name);
      }
    }
    return new PastRuns(runs, unreadable);
  }

  /// A run, or nothing if it had not begun when its journal broke off.
  static Optional<PastRun> run(String name, List<RunEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof RunEvent.RunStarted started)) {
      return Optional.empty();
    }
    var reading = new Reading();
    events.forEach(reading::take);
    return Optional.of(
        new PastRun(
            name,
            started.at(),
            events.getLast().at(),
            started.steps(),
            reading.outcome,
            reading.steps,
            reading.commands.stream().map(Open::closed).toList(),
            reading.failures));
  }

  /// The platform that was built on last, told from the steps.
  Optional<PlatformName> platform() {
    return runs.stream()
        .flatMap(run -> run.planned().stream())
        .map(StepId::value)
        .reduce(Optional.empty(), (found, step) -> told(step).or(() -> found), (_, last) -> last);
  }

  private static Optional<PlatformName> told(String step) {
    return switch (step) {
      case "messaging.corosync" -> Optional.of(PlatformName.DEBIAN_COROSYNC);
      case "heartbeat.configuration" -> Optional.of(PlatformName.EL6_HEARTBEAT);
      default -> Optional.empty();
    };
  }

  private record Key(StepId step, String node, int index) {}

  /// A command that may still be running.
  private static final class Open {
    private final RunEvent.ActionStarted started;
    private final Deque<String> output = new ArrayDeque<>();
    private Optional<RunEvent.ActionFinished> finished = Optional.empty();

    private Open(RunEvent.ActionStarted started) {
      this.started = started;
    }

    private PastCommand closed() {
      return new PastCommand(
          started.at(),
          started.step(),
          started.node(),
          started.action(),
          finished.map(RunEvent.ActionFinished::status),
          finished.map(RunEvent.ActionFinished::duration),
          List.copyOf(output));
    }
  }

  private static final class Reading {
    private final List<PastStep> steps = new ArrayList<>();
    private final List<Open> commands = new ArrayList<>();
    private final Map<Key, Open> open = new HashMap<>();
    private final Map<String, Open> latest = new HashMap<>();
    private final List<StepFailure> failures = new ArrayList<>();
    private Optional<RunOutcome> outcome = Optional.empty();

    private void take(RunEvent event) {
      switch (event) {
        case RunEvent.ActionStarted started -> {
          var begun = new Open(started);
          commands.add(begun);
          open.put(new Key(started.step(), started.node(), started.index()), begun);
          latest.put(started.node(), begun);
        }
        case RunEvent.ActionFinished finished -> {
          Open ended = open.remove(new Key(finished.step(), finished.node(), finished.index()));
          if (ended != null) {
            ended.finished = Optional.of(finished);
          }
        }
        case RunEvent.OutputLine line -> output(line);
        case RunEvent.Finished finished ->
            steps.add(new PastStep(finished.step(), finished.outcome(), finished.duration()));
        case RunEvent.Failed failed -> failures.add(failed.failure());
        case RunEvent.RunFinished finished -> outcome = Optional.of(finished.outcome());
        case RunEvent.RunStarted _,
            RunEvent.Started _,
            RunEvent.Checked _,
            RunEvent.OutputOmitted _,
            RunEvent.Progressed _,
            RunEvent.Delayed _,
            RunEvent.Noticed _,
            RunEvent.Verified _ -> {}
      }
    }

    private void output(RunEvent.OutputLine line) {
      Open printing = latest.get(line.node());
      if (printing == null || !line.step().stage().equals(VERIFY)) {
        return;
      }
      if (printing.output.size() == KEPT_LINES) {
        printing.output.removeFirst();
      }
      printing.output.addLast(line.line());
    }
  }
}
