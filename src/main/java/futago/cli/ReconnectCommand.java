package futago.cli;

import futago.cluster.ActionRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `futago reconnect`: connects DRBD again where it does not try by itself.
@Command
final class ReconnectCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  ReconnectCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Reconnect());
  }
}
