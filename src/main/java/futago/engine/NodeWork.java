package futago.engine;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Does one step's actions on one node, one after the other.
final class NodeWork {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

  private final StepId step;
  private final String node;
  private final MeteredNode remote;
  private final Reporter reporter;
  private final Failures failures;
  private final Waiting waiting;
  private final BooleanSupplier stop;
  private int index;

  /// @param stop whether not to begin another command
  NodeWork(StepId step, MeteredNode remote, RunContext context, BooleanSupplier stop) {
    this.step = step;
    this.node = remote.name();
    this.remote = remote;
    this.reporter = context.reporter();
    this.failures = context.failures();
    this.waiting = new Waiting(context);
    this.stop = stop;
  }

  /// Does the actions.
  void perform(List<Action> actions)
      throws StepFailedException, StoppedException, InterruptedException {
    for (Action action : actions) {
      perform(action);
    }
  }

  /// Waits for what must hold after the step.
  void verify(List<WaitFor> conditions)
      throws StepFailedException, StoppedException, InterruptedException {
    Instant start = reporter.now();
    for (WaitFor condition : conditions) {
      waiting.until(condition, step, remote, stop);
    }
    reporter.tell(at -> new RunEvent.Verified(at, step, node, reporter.since(start)));
  }

  private void perform(Action action)
      throws StepFailedException, StoppedException, InterruptedException {
    if (stop.getAsBoolean()) {
      throw new StoppedException();
    }
    int number = ++index;
    Instant start = reporter.now();
    reporter.tell(
        at -> new RunEvent.ActionStarted(at, step, node, number, reporter.masker().shown(action)));
    switch (action) {
      case Run run -> {
        CommandResult result = untilFetched(run, action);
        finished(number, start, result.status(), true);
        check(run, action, result);
      }
      case WriteFile file -> file(FileScripts.write(file), action, number, start);
      case EditFile file -> file(FileScripts.edit(file), action, number, start);
      case WaitFor wait -> {
        waiting.until(wait, step, remote, stop);
        finished(number, start, 0, false);
      }
      case OnlyIf onlyIf -> {
        CommandResult result = run(onlyIf.test(), action, OutputListener.NONE);
        finished(number, start, result.status(), false);
        if (result.succeeded()) {
          perform(onlyIf.then());
        } else {
          index += count(onlyIf.then());
        }
      }
    }
  }

  /// Runs a command, and where what it fetches from does not answer, once more after a pause: each
  /// twice as long as the one before.
  private CommandResult untilFetched(Run run, Action action)
      throws StepFailedException, StoppedException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      CommandResult result = run(run, action, this::show);
      if (attempt == run.attempts() || run.succeedsWith().contains(result.status())) {
        return result;
      }
      Optional<String> why = failures.passing(result);
      if (why.isEmpty()) {
        return result;
      }
      waiting.delayed(
          step,
          node,
          Message.of(
              "engine.delay.again",
              node,
              why.get(),
              Math.toIntExact(pause.toSeconds()),
              attempt + 1,
              run.attempts()));
      waiting.pause(pause, stop);
      pause = pause.multipliedBy(2);
    }
  }

  private void file(Run run, Action action, int number, Instant start)
      throws StepFailedException, InterruptedException {
    CommandResult result = run(run, action, OutputListener.NONE);
    finished(number, start, result.status(), !result.output().strip().equals("unchanged"));
    check(run, action, result);
  }

  private void check(Run run, Action action, CommandResult result) throws StepFailedException {
    if (!run.succeedsWith().contains(result.status())) {
      throw failures.command(step, node, action, result);
    }
  }

  private CommandResult run(Run run, Action action, OutputListener output)
      throws StepFailedException, InterruptedException {
    var last = new LastLines();
    try {
      return remote.run(
          run,
          (stream, raw) -> {
            String line = reporter.masker().line(raw);
            last.add(line);
            output.line(stream, line);
          });
    } catch (RemoteException e) {
      throw failures.remote(step, node, Optional.of(action), last.text(), e);
    }
  }

  private void show(OutputListener.Stream stream, String line) {
    ProgressReader.read(line).ifPresent(progress -> waiting.tell(step, node, progress));
    if (!ProgressReader.onlyForPrograms(line)) {
      reporter.tell(at -> new RunEvent.OutputLine(at, step, node, stream, line));
    }
  }

  private void finished(int number, Instant start, int status, boolean changed) {
    reporter.tell(
        at ->
            new RunEvent.ActionFinished(
                at, step, node, number, status, reporter.since(start), changed));
  }

  private static int count(List<Action> actions) {
    return actions.stream()
        .mapToInt(
            action ->
                switch (action) {
                  case OnlyIf onlyIf -> 1 + count(onlyIf.then());
                  case Run _, WriteFile _, EditFile _, WaitFor _ -> 1;
                })
        .sum();
  }
}
