package futago.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.JournalReader;
import futago.engine.RunEvent;
import futago.engine.StepId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A Futago that runs in a process of its own, watched by what it writes to its journal.
final class FutagoRun {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Process process;
  private final Path log;
  private final Path state;
  private final String cluster;
  private final List<Path> before;

  private FutagoRun(Process process, Path log, Path state, String cluster, List<Path> before) {
    this.process = process;
    this.log = log;
    this.state = state;
    this.cluster = cluster;
    this.before = before;
  }

  /// How a Futago is started.
  ///
  /// @param command what comes before its arguments
  /// @param environment what it has in its environment, its secrets among it
  /// @param state where its journals are, a directory of its own
  /// @param cluster the name of the cluster that it works on
  record Way(List<String> command, Map<String, String> environment, Path state, String cluster) {
    /// Starts it.
    FutagoRun start(List<String> arguments) throws IOException {
      Files.createDirectories(state);
      Path journals = state.resolve("futago");
      List<Path> before = JournalReader.all(journals, cluster);
      Path log = Files.createTempFile(state, "output-", ".log");
      var builder =
          new ProcessBuilder(
                  java.util.stream.Stream.concat(command.stream(), arguments.stream()).toList())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      builder.environment().put("XDG_STATE_HOME", state.toAbsolutePath().toString());
      builder.environment().put("LANG", "C.UTF-8");
      return new FutagoRun(builder.start(), log, journals, cluster, before);
    }
  }

  /// What happened so far. A journal whose last line broke off must be readable, too.
  List<RunEvent> events() throws IOException {
    Optional<Path> journal = journal();
    return journal.isPresent() ? JournalReader.read(journal.get()) : List.of();
  }

  private Optional<Path> journal() throws IOException {
    return JournalReader.all(state, cluster).stream()
        .filter(file -> !before.contains(file))
        .findFirst();
  }

  /// Waits for something to happen, or until this Futago has come to its end.
  ///
  /// @return whether it happened
  boolean await(Predicate<List<RunEvent>> happens) throws IOException, InterruptedException {
    while (process.isAlive()) {
      if (happens.test(events())) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return false;
  }

  /// Whether the run has come to a step, or to one after it.
  static Predicate<List<RunEvent>> cameTo(String step) {
    return events -> {
      List<StepId> steps = steps(events);
      int from = steps.indexOf(StepId.of(step));
      return events.stream()
          .filter(RunEvent.Started.class::isInstance)
          .anyMatch(event -> from >= 0 && steps.indexOf(((RunEvent.Started) event).step()) >= from);
    };
  }

  private static List<StepId> steps(List<RunEvent> events) {
    return events.isEmpty() ? List.of() : ((RunEvent.RunStarted) events.getFirst()).steps();
  }

  /// Kills it, after a while, as `kill -9` does.
  ///
  /// @return whether it was killed; false if it had come to its end before
  boolean killAfter(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  /// Its end.
  ///
  /// @return its exit status
  int end(Duration deadline) throws Exception {
    boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("it ended within " + deadline + ":\n" + output()).isTrue();
    return process.exitValue();
  }

  /// What it printed.
  String output() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /// The journal's last event, as far as it came, for a person.
  String cameAsFarAs() throws IOException {
    return events().stream()
        .filter(RunEvent.ActionStarted.class::isInstance)
        .map(event -> (RunEvent.ActionStarted) event)
        .reduce((_, last) -> last)
        .map(event -> "%s on %s #%d".formatted(event.step().value(), event.node(), event.index()))
        .orElse("before the first action");
  }
}
