package futago.cli;

import futago.cluster.ActionPlan;
import futago.cluster.ActionRequest;
import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.Side;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago repair`: ends a split brain. What one node has written is thrown away, so that node's
/// name has to be typed.
@Command
final class RepairCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(names = "--discard", paramLabel = "NODE", descriptionKey = "discard")
  private Optional<String> discard = Optional.empty();

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  @Mixin private final LockOption lock = new LockOption();

  RepairCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    var work = new ClusterWork(cli, spec);
    try (ClusterNodes nodes = work.nodes(hostKeys.accept())) {
      var actions = new ClusterActions(spec, nodes);
      // Without a split brain there is nothing to choose from, whoever would be named.
      ActionPlan either = actions.plan(new ActionRequest.Repair(spec.act().name()));
      if (either instanceof ActionPlan.NothingToDo nothing) {
        cli.out(cli.texts().say(nothing.said()));
        return ExitStatus.DONE;
      }
      for (Side side : actions.sides()) {
        cli.out(side.node());
        side.lines(cli.context().clock().getZone())
            .forEach(line -> cli.out("  " + cli.texts().say(line)));
      }
      String victim = discard.isPresent() ? discard.get() : ask(spec);
      // Who gives the name as an argument has typed it; who was asked has not seen the commands
      // yet.
      return work.carryOut(
          new ActionRequest.Repair(victim),
          nodes,
          lock.takeOver(),
          Duration.ZERO,
          () -> {
            if (discard.isEmpty()) {
              Confirmation.require(cli, cli.text("cli.repair.confirm", victim));
            }
          });
    }
  }

  /// The node that the person types.
  private String ask(ClusterSpec spec) throws CliFailure {
    String names = spec.nodes().stream().map(NodeSpec::name).collect(Collectors.joining(", "));
    String typed =
        cli.context()
            .prompter()
            .flatMap(prompter -> prompter.line(cli.text("cli.repair.type-name", names) + " "))
            .map(String::strip)
            .orElse("");
    if (typed.isEmpty()) {
      throw new CliFailure(ExitStatus.REFUSED, "cli.repair.unnamed", names);
    }
    return typed;
  }
}
