package futago.cli;

import futago.cluster.ActionRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago cleanup`: forgets failed actions and looks at the resources again.
@Command
final class CleanupCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  @Parameters(index = "1", arity = "0..1", paramLabel = "RESOURCE", descriptionKey = "resource")
  private Optional<String> resource = Optional.empty();

  CleanupCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Cleanup(resource));
  }
}
