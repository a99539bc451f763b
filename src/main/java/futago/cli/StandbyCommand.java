package futago.cli;

import futago.cluster.ActionRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago standby`: lets a node run nothing.
@Command
final class StandbyCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  @Parameters(index = "1", paramLabel = "NODE", descriptionKey = "node")
  private String node = "";

  StandbyCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Standby(node));
  }
}
