package futago.cli;

import futago.cluster.ActionRequest;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The arguments of all commands that do something to a running cluster.
final class ActionOptions {
  @Mixin private final SpecFile file = new SpecFile();

  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "yes")
  private boolean yes;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  @Mixin private final LockOption lock = new LockOption();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      descriptionKey = "wait",
      converter = TimeSpan.OrNone.class)
  private Duration patience = Duration.ofMinutes(1);

  /// Does what was asked for, with these arguments.
  int carryOut(Cli cli, ActionRequest request) throws Exception {
    return new ClusterWork(cli, file.read(cli))
        .carryOut(request, hostKeys.accept(), lock.takeOver(), patience, yes);
  }
}
