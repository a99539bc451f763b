package futago.ui.frame;

import futago.engine.JournalReader;
import futago.engine.RunEvent;
import futago.engine.RunOutcome;
import futago.engine.StepId;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.SpecReader;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A cluster that was opened before, and how its last run ended.
///
/// @param file its file
/// @param name what it is called: the cluster and its hosts
/// @param last how the last run ended, and when; empty where there was none
record Recent(Path file, Message name, Optional<Last> last) {
  /// How a run ended.
  ///
  /// @param at when
  /// @param what in words
  record Last(Instant at, Message what) {}

  /// What is known of a file's cluster; empty where the file makes no sense any more. Reads a
  /// journal, so not to be called on the window's thread.
  ///
  /// @param state the directory of the journals
  static Optional<Recent> of(Path file, Path state) {
    try {
      ClusterSpec spec = SpecReader.read(file);
      Message name =
          Message.of("ui.recent.name", spec.name(), spec.act().name(), spec.sby().name());
      return Optional.of(new Recent(file, name, last(state, spec.name())));
    } catch (BadSpecException notUsable) {
      return Optional.empty();
    }
  }

  private static Optional<Last> last(Path state, String cluster) {
    try {
      Optional<Path> journal = JournalReader.latest(state, cluster);
      return journal.isEmpty() ? Optional.empty() : last(JournalReader.read(journal.get()));
    } catch (IOException notReadable) {
      // The cluster can be opened all the same.
      return Optional.empty();
    }
  }

  /// How the events of a run ended; a run that broke off has no end.
  static Optional<Last> last(List<RunEvent> events) {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    RunEvent end = events.getLast();
    if (end instanceof RunEvent.RunFinished finished) {
      return Optional.of(new Last(end.at(), words(finished.outcome())));
    }
    return events.reversed().stream()
        .filter(RunEvent.Started.class::isInstance)
        .map(RunEvent.Started.class::cast)
        .findFirst()
        .map(started -> new Last(end.at(), stopped(started.step())));
  }

  private static Message words(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done _ -> Message.of("ui.recent.done");
      case RunOutcome.Failed failed ->
          Message.of("ui.recent.failed", title(failed.failures().getFirst().step()));
      case RunOutcome.Refused refused ->
          Message.of("ui.recent.refused", title(refused.refusals().getFirst().step()));
      case RunOutcome.Cancelled cancelled -> stopped(cancelled.next());
    };
  }

  private static Message stopped(StepId step) {
    return Message.of("ui.recent.stopped", title(step));
  }

  private static Message title(StepId step) {
    return Message.of("step." + step + ".title");
  }
}
