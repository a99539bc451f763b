package futago.cli;

import futago.cluster.ActionListener;
import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ActionResult;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.Finding;
import futago.command.ShellScript;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.EnvironmentCredentials;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.time.Duration;
import java.util.List;

/// What the commands on a running cluster have in common: both nodes are connected to only when
/// they are needed, for one of them may be dead; what will be done is shown before it is done.
final class ClusterWork {
  private final Cli cli;
  private final ClusterSpec spec;

  /// Asks whether it is to be done.
  @FunctionalInterface
  interface Question {
    /// Asks.
    ///
    /// @throws CliFailure if it is not
    void ask() throws CliFailure;
  }

  ClusterWork(Cli cli, ClusterSpec spec) {
    this.cli = cli;
    this.spec = spec;
  }

  /// The way to both nodes; nothing is contacted yet.
  ClusterNodes nodes(boolean acceptHostKeys) {
    cli.context().connector().prepare();
    var questions = new LoginQuestions(cli, acceptHostKeys);
    Credentials credentials =
        new EnvironmentCredentials(cli.context().environment()).orElse(questions);
    return new ClusterNodes(
        spec, node -> () -> cli.context().connector().connect(node, credentials, questions));
  }

  /// Shows what a request comes to, asks, and does it.
  ///
  /// @param patience how long to wait for what stands in the way and may pass by itself
  /// @return the exit status
  /// @throws CliFailure if it is refused or fails, with cause and cure
  int carryOut(
      ActionRequest request,
      boolean acceptHostKeys,
      boolean takeOver,
      Duration patience,
      boolean yes)
      throws CliFailure, InterruptedException {
    try (ClusterNodes nodes = nodes(acceptHostKeys)) {
      return carryOut(
          request,
          nodes,
          takeOver,
          patience,
          () -> {
            if (!yes) {
              Confirmation.require(cli, cli.text("cli.cluster.confirm"));
            }
          });
    }
  }

  /// The same over connections that there are, with a question of its own.
  int carryOut(
      ActionRequest request,
      ClusterNodes nodes,
      boolean takeOver,
      Duration patience,
      Question question)
      throws CliFailure, InterruptedException {
    var actions = new ClusterActions(spec, nodes);
    return switch (actions.plan(request, patience, refused -> sayWaiting(refused, patience))) {
      case ActionPlan.Refused refused -> throw failure(ExitStatus.REFUSED, refused.why());
      case ActionPlan.NothingToDo nothing -> {
        cli.out(cli.texts().say(nothing.said()));
        yield ExitStatus.DONE;
      }
      case ActionPlan.Ready ready -> {
        show(ready);
        question.ask();
        yield conclude(actions.carryOut(ready, takeOver, new Progress()));
      }
    };
  }

  private final class Progress implements ActionListener {
    @Override
    public void line(String line) {
      cli.out("  " + line);
    }

    @Override
    public void noticed(Message what) {
      cli.out(cli.texts().say(what));
    }
  }

  private void sayWaiting(ActionPlan.Refused refused, Duration patience) {
    cli.out(
        cli.text(
            "cli.cluster.waiting", cli.texts().say(refused.why().what()), patience.toSeconds()));
  }

  private void show(ActionPlan.Ready plan) {
    cli.out(cli.texts().say(plan.expectation()));
    var script = new ShellScript(cli.texts()::say);
    for (ActionPlan.Work work : plan.work()) {
      cli.out(cli.text("cli.cluster.commands", work.node()));
      work.commands().stream()
          .flatMap(action -> script.lines(action).stream())
          .forEach(line -> cli.out(cli.style().faint("  " + line)));
    }
  }

  private int conclude(ActionResult result) throws CliFailure {
    return switch (result) {
      case ActionResult.Done done -> {
        cli.out(
            cli.text(
                "cli.cluster.done",
                cli.texts().say(done.said()),
                "%.1f".formatted(done.took().toMillis() / 1000.0)));
        yield ExitStatus.DONE;
      }
      case ActionResult.Refused refused -> throw failure(ExitStatus.REFUSED, refused.why());
      case ActionResult.Failed failed -> throw failure(ExitStatus.FAILED, failed.why());
    };
  }

  private static CliFailure failure(int status, Finding why) {
    return new CliFailure(status, List.of(Trouble.of(why.what(), why.cure())));
  }
}
