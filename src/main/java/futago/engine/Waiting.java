package futago.engine;

import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Looks at a node again and again until a condition holds or its deadline has passed.
final class Waiting {
  /// A look is never cut shorter than this, so that the last one has a chance.
  private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);

  private final Reporter reporter;
  private final Failures failures;
  private final Cancellation cancellation;

  Waiting(RunContext context) {
    this.reporter = context.reporter();
    this.failures = context.failures();
    this.cancellation = context.cancellation();
  }

  void until(WaitFor wait, StepId step, MeteredNode remote, BooleanSupplier stop)
      throws StepFailedException, StoppedException, InterruptedException {
    String node = remote.name();
    Instant start = reporter.now();
    Optional<CommandResult> last = Optional.empty();
    Optional<Progress> told = Optional.empty();
    Optional<Message> toldHolder = Optional.empty();
    while (true) {
      if (stop.getAsBoolean()) {
        throw new StoppedException();
      }
      Optional<CommandResult> seen = look(wait, step, remote, reporter.since(start));
      if (seen.isPresent() && seen.get().succeeded()) {
        return;
      }
      if (seen.isPresent()) {
        last = seen;
      }
      Optional<Progress> progress = seen.map(CommandResult::output).flatMap(ProgressReader::read);
      if (progress.isPresent() && !progress.equals(told)) {
        told = progress;
        tell(step, node, progress.get());
      }
      Optional<Message> holder = seen.flatMap(result -> failures.held(node, wait, result));
      if (holder.isPresent() && !holder.equals(toldHolder)) {
        toldHolder = holder;
        delayed(step, node, holder.get());
      }
      if (reporter.since(start).compareTo(wait.deadline()) >= 0) {
        throw failures.wait(step, node, wait, last);
      }
      pause(wait.pause(), stop);
    }
  }

  /// Pauses, and stops where that was asked for meanwhile.
  void pause(Duration time, BooleanSupplier stop) throws StoppedException, InterruptedException {
    if (cancellation.pause(time) || stop.getAsBoolean()) {
      throw new StoppedException();
    }
  }

  /// Tells why the step takes longer on a node.
  void delayed(StepId step, String node, Message why) {
    reporter.tell(at -> new RunEvent.Delayed(at, step, node, why));
  }

  /// Tells how far the step is on a node.
  void tell(StepId step, String node, Progress progress) {
    reporter.tell(
        at -> new RunEvent.Progressed(at, step, node, progress.percent(), progress.left()));
  }

  /// One look; empty if it took too long, which is no answer yet.
  private Optional<CommandResult> look(
      WaitFor wait, StepId step, MeteredNode remote, Duration passed)
      throws StepFailedException, InterruptedException {
    Duration left = wait.deadline().minus(passed);
    Duration longest = left.compareTo(SHORTEST_LOOK) < 0 ? SHORTEST_LOOK : left;
    Duration usual = wait.probe().deadline();
    try {
      return Optional.of(
          remote.run(
              wait.probe().within(usual.compareTo(longest) < 0 ? usual : longest),
              OutputListener.NONE));
    } catch (RemoteException e) {
      if (e.kind() == RemoteException.Kind.DEADLINE_PASSED) {
        return Optional.empty();
      }
      throw failures.remote(step, remote.name(), Optional.of(wait), "", e);
    }
  }
}
