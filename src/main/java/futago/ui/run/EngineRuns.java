package futago.ui.run;

import futago.engine.EventListener;
import futago.engine.Journal;
import futago.engine.NoSuchStepException;
import futago.engine.Plan;
import futago.engine.RunOptions;
import futago.engine.Runner;
import futago.remote.RemoteNode;
import futago.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs a plan on both nodes, and keeps the journal of each run that may change something.
///
/// @param plan what
/// @param nodes connections to both nodes by name
/// @param state the directory of the journals
/// @param clock the nodes' time
/// @param pace how many of its seconds go by in a real one
public record EngineRuns(
    Plan plan, Map<String, RemoteNode> nodes, Path state, Clock clock, double pace)
    implements Runs {
  @Override
  public Run begin(
      RunOptions options,
      boolean onlyLook,
      EventListener listener,
      Consumer<Optional<Message>> ended) {
    try {
      Optional<Journal> journal =
          onlyLook
              ? Optional.empty()
              : Optional.of(Journal.begin(state, plan.spec().name(), clock.instant()));
      EventListener all = journal.map(each -> EventListener.all(each, listener)).orElse(listener);
      var runner = new Runner(plan, nodes, all, options.atPace(pace), clock);
      Thread.ofPlatform()
          .daemon()
          .name("futago-run")
          .start(() -> run(runner, onlyLook, journal, ended));
      return runner::cancel;
    } catch (IOException e) {
      ended.accept(Optional.of(Message.of("ui.run.no-journal", e.toString())));
    } catch (NoSuchStepException e) {
      ended.accept(Optional.of(e.what()));
    }
    return () -> {};
  }

  private static void run(
      Runner runner,
      boolean onlyLook,
      Optional<Journal> journal,
      Consumer<Optional<Message>> ended) {
    Optional<Message> trouble = Optional.empty();
    try {
      if (onlyLook) {
        runner.look();
      } else {
        runner.run();
      }
      journal.ifPresent(Journal::close);
    } catch (UncheckedIOException | IllegalStateException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      trouble = Optional.of(Message.of("ui.run.broke", cause.toString()));
    } finally {
      ended.accept(trouble);
    }
  }
}
