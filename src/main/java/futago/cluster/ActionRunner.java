package futago.cluster;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Runs the commands of an action on a node, one after another.
public final class ActionRunner {
  private final InstantSource clock;
  private final Pause pause;

  /// Passes the time between two looks.
  @FunctionalInterface
  public interface Pause {
    /// Returns when it has passed.
    void of(Duration time) throws InterruptedException;
  }

  /// @param clock the nodes' time
  /// @param pause passes it
  public ActionRunner(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /// Runs them, and stops at the first that fails.
  ///
  /// @param output told what they print
  /// @throws ActionFailedException if one fails, or a wait is in vain
  public void run(List<Action> actions, RemoteNode node, OutputListener output)
      throws ActionFailedException, RemoteException, InterruptedException {
    for (Action action : actions) {
      switch (action) {
        case Run run -> run(run, node, output);
        case WaitFor wait -> await(wait, node, output);
        case OnlyIf onlyIf -> {
          if (node.run(onlyIf.test()).succeeded()) {
            run(onlyIf.then(), node, output);
          }
        }
        case WriteFile _, EditFile _ ->
            throw new IllegalStateException("an action on the cluster writes no file: " + action);
      }
    }
  }

  private static void run(Run run, RemoteNode node, OutputListener output)
      throws ActionFailedException, RemoteException, InterruptedException {
    CommandResult result = node.run(run, output);
    if (!run.succeedsWith().contains(result.status())) {
      throw new ActionFailedException(
          Finding.of("cluster.failed.command", node.name(), result.status(), lastLineOf(result)));
    }
  }

  private void await(WaitFor wait, RemoteNode node, OutputListener output)
      throws ActionFailedException, RemoteException, InterruptedException {
    Instant end = clock.instant().plus(wait.deadline());
    String said = "";
    while (true) {
      CommandResult seen = node.run(wait.probe());
      String now = lastLineOf(seen);
      if (!now.isEmpty() && !now.equals(said)) {
        output.line(OutputListener.Stream.OUT, now);
        said = now;
      }
      if (seen.succeeded()) {
        return;
      }
      if (!clock.instant().isBefore(end)) {
        throw new ActionFailedException(
            Finding.of(
                "cluster.failed.wait", node.name(), wait.what(), wait.deadline().toSeconds(), now));
      }
      pause.of(wait.pause());
    }
  }

  /// What a command said last, on standard error if it said anything there.
  private static String lastLineOf(CommandResult result) {
    String said = result.error().isBlank() ? result.output() : result.error();
    return said.lines()
        .filter(line -> !line.isBlank())
        .reduce("", (_, line) -> line.strip().replaceAll("\\p{Cntrl}+", " "));
  }
}
