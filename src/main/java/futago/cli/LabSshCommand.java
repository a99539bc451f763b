package futago.cli;

import futago.lab.LabException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago lab ssh`: logs in to a node of the lab, or runs a command there.
@Command
final class LabSshCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final LabOption option = new LabOption();

  @Parameters(index = "0", paramLabel = "NODE", descriptionKey = "lab-node")
  private String node = "";

  @Parameters(
      index = "1..*",
      paramLabel = "COMMAND",
      arity = "0..*",
      descriptionKey = "lab-node-command")
  private List<String> command = List.of();

  LabSshCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws LabException, IOException, InterruptedException {
    return cli.context().programs().run(option.lab(cli).sshCommand(node, command), Map.of());
  }
}
