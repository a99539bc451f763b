package futago.cli;

import futago.cluster.ActionRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago online`: lets a node that stands by run resources again.
@Command
final class OnlineCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  @Parameters(index = "1", paramLabel = "NODE", descriptionKey = "node")
  private String node = "";

  OnlineCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Online(node));
  }
}
