package futago.cli;

import futago.cluster.ActionRequest;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `futago maintenance`: has Pacemaker leave everything as it is, or look after it again.
@Command
final class MaintenanceCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final ActionOptions options = new ActionOptions();

  @Parameters(index = "1", paramLabel = "on|off", descriptionKey = "on-off")
  private Wanted wanted = Wanted.ON;

  /// What can be asked for.
  enum Wanted {
    ON,
    OFF;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  MaintenanceCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    return options.carryOut(cli, new ActionRequest.Maintenance(wanted == Wanted.ON));
  }
}
