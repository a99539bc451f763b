package futago.cli;

import futago.lab.Lab;
import futago.lab.LabException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago lab exec`: runs a command of this computer, such as Futago itself, inside the lab's
/// network. Futago then knows the nodes' host keys, for they are the lab's own.
@Command
final class LabExecCommand implements Callable<Integer> {
  /// Where Futago looks for known host keys instead of the user's file.
  static final String KNOWN_HOSTS = "FUTAGO_KNOWN_HOSTS";

  private final Cli cli;

  @Mixin private final LabOption option = new LabOption();

  @Parameters(paramLabel = "COMMAND", arity = "1..*", descriptionKey = "lab-command")
  private List<String> command = List.of();

  LabExecCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws LabException, IOException, InterruptedException {
    Lab lab = option.lab(cli);
    return cli.context()
        .programs()
        .run(lab.insideCommand(command), Map.of(KNOWN_HOSTS, lab.knownHosts().toString()));
  }
}
