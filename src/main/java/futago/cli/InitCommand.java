package futago.cli;

import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import futago.spec.SpecWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `futago init`: prints an example of `cluster.json`.
@Command
final class InitCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final PlatformOption platform = new PlatformOption();

  InitCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws CliFailure {
    PlatformName wanted = platform.platform().orElse(PlatformName.DEBIAN_COROSYNC);
    cli.context().out().print(SpecWriter.write(ExampleSpec.of(Optional.of(wanted))));
    return ExitStatus.DONE;
  }
}
