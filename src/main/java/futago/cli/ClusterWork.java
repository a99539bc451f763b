package futago.cli;

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
import java.util.List;

/// What the commands on a running cluster have in common: both nodes are connected to only when
/// they are needed, for one of them may be dead; what will be done is shown before it is done.
final class ClusterWork {
  private final Cli cli;
  private final ClusterSpec spec;

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
  /// @return the exit status
  /// @throws CliFailure if it is refused or fails, with cause and cure
  int carryOut(ActionRequest request, boolean acceptHostKeys, boolean takeOver, boolean yes)
      throws CliFailure, InterruptedException {
    try (ClusterNodes nodes = nodes(acceptHostKeys)) {
      var actions = new ClusterActions(spec, nodes);
      return switch (actions.plan(request)) {
        case ActionPlan.Refused refused -> throw failure(ExitStatus.REFUSED, refused.why());
        case ActionPlan.NothingToDo nothing -> {
          cli.out(cli.texts().say(nothing.said()));
          yield ExitStatus.DONE;
        }
        case ActionPlan.Ready ready -> {
          show(ready);
          if (!yes) {
            Confirmation.require(cli, cli.text("cli.cluster.confirm"));
          }
          yield conclude(actions.carryOut(ready, takeOver, (_, line) -> cli.out("  " + line)));
        }
      };
    }
  }

  private void show(ActionPlan.Ready plan) {
    cli.out(cli.texts().say(plan.expectation()));
    cli.out(cli.text("cli.cluster.commands", plan.node()));
    var script = new ShellScript(cli.texts()::say);
    plan.commands().stream()
        .flatMap(action -> script.lines(action).stream())
        .forEach(line -> cli.out(cli.style().faint("  " + line)));
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
