package futago.cluster.drill;

import futago.cluster.ActionFailedException;
import futago.cluster.ActionResult;
import futago.cluster.ActionRunner;
import futago.cluster.ClusterActions;
import futago.cluster.Finding;
import futago.cluster.drill.DrillStep.AskSwitchOn;
import futago.cluster.drill.DrillStep.AwaitService;
import futago.cluster.drill.DrillStep.Commands;
import futago.cluster.drill.DrillStep.Move;
import futago.cluster.drill.DrillStep.SwitchOff;
import futago.cluster.drill.DrillStep.SwitchOn;
import futago.remote.RemoteException;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Does the steps of a drill.
final class Steps {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final DrillGround ground;
  private final ClusterActions actions;
  private final ActionRunner runner;
  private final RowWatch rows;
  private final Duration patience;
  private final BiConsumer<String, String> output;

  /// @param output told of a node and a line that it printed; the node is empty for a line of ours
  Steps(
      DrillGround ground,
      ClusterActions actions,
      RowWatch rows,
      Duration patience,
      BiConsumer<String, String> output) {
    this.ground = ground;
    this.actions = actions;
    this.runner =
        new ActionRunner(
            ground.clock(), time -> ground.time().sleepUntil(ground.time().now().plus(time)));
    this.rows = rows;
    this.patience = patience;
    this.output = output;
  }

  /// Does one after another, all of them even if one fails.
  ///
  /// @return what went wrong first
  Optional<Finding> doAll(List<DrillStep> steps) throws InterruptedException {
    Optional<Finding> trouble = Optional.empty();
    for (DrillStep step : steps) {
      Optional<Finding> now = tried(step);
      trouble = trouble.or(() -> now);
    }
    return trouble;
  }

  /// Does one after another until one fails.
  ///
  /// @return what went wrong
  Optional<Finding> doInOrder(List<DrillStep> steps) throws InterruptedException {
    for (DrillStep step : steps) {
      Optional<Finding> trouble = tried(step);
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> tried(DrillStep step) throws InterruptedException {
    try {
      return switch (step) {
        case Commands commands -> {
          run(commands);
          yield Optional.empty();
        }
        case Move move -> trouble(actions.carryOut(move.plan(), line -> output.accept("", line)));
        case AwaitService _ -> awaitService();
        case SwitchOff off -> {
          rows.mark();
          power().off(off.node());
          yield Optional.empty();
        }
        case SwitchOn on -> {
          power().on(on.node());
          yield Optional.empty();
        }
        // The one who watches has been told; that the node is back is seen in the cluster.
        case AskSwitchOn _ -> Optional.empty();
      };
    } catch (ActionFailedException e) {
      return Optional.of(e.why());
    } catch (PowerException e) {
      return Optional.of(e.why());
    }
  }

  private Power power() {
    return ground.power().orElseThrow();
  }

  private void run(Commands commands) throws ActionFailedException, InterruptedException {
    rows.mark();
    try {
      runner.run(
          commands.actions(),
          ground.nodes().get(commands.node()),
          (_, line) -> output.accept(commands.node(), line));
    } catch (RemoteException e) {
      if (!commands.cutsOff()) {
        throw new ActionFailedException(new Finding(e.what(), e.cure()));
      }
    }
  }

  static Optional<Finding> trouble(ActionResult result) {
    return switch (result) {
      case ActionResult.Done _ -> Optional.empty();
      case ActionResult.Refused refused -> Optional.of(refused.why());
      case ActionResult.Failed failed -> Optional.of(failed.why());
    };
  }

  private Optional<Finding> awaitService() throws InterruptedException {
    Duration end = ground.time().now().plus(patience);
    while (!rows.servedAgain()) {
      if (ground.time().now().compareTo(end) >= 0) {
        return Optional.of(
            new Finding(
                Message.of("drill.unmet.not-again", patience.toSeconds()),
                Message.of("drill.refused.wait")));
      }
      ground.time().sleepUntil(ground.time().now().plus(BETWEEN_LOOKS));
    }
    return Optional.empty();
  }
}
