package futago.cli;

import futago.lab.LabException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago lab down`: takes a practice lab down; nothing of it stays running.
@Command
final class LabDownCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final LabOption option = new LabOption();

  @Option(names = "--keep-disks", descriptionKey = "keep-disks")
  private boolean keepDisks;

  LabDownCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws LabException, InterruptedException {
    option.lab(cli).down(keepDisks);
    return ExitStatus.DONE;
  }
}
