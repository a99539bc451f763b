package futago.cli;

import futago.cluster.ActionRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago switchover`: moves the database to the other node, planned.
@Command
final class SwitchoverCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  @Option(names = "--to", paramLabel = "NODE", descriptionKey = "to")
  private Optional<String> to = Optional.empty();

  SwitchoverCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Switchover(to));
  }
}
