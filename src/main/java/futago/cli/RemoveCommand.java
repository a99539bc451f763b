package futago.cli;

import futago.engine.RunOptions;
import futago.site.Site;
import futago.spec.ClusterSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago remove`: takes the cluster down again.
@Command
final class RemoveCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(names = "--erase-data", descriptionKey = "erase-data")
  private boolean eraseData;

  @Option(names = "--confirm", paramLabel = "CLUSTER", descriptionKey = "confirm")
  private Optional<String> confirm = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "yes")
  private boolean yes;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  @Mixin private final LockOption lock = new LockOption();

  @Mixin private final RunSettings settings = new RunSettings();

  RemoveCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    if (eraseData) {
      requireTypedName(spec);
    } else if (!yes) {
      Confirmation.require(
          cli, cli.text("cli.remove.confirm", spec.name(), spec.act().name(), spec.sby().name()));
    }
    cli.context().connector().prepare();
    try (Site site = CliSite.open(cli, spec, hostKeys.accept())) {
      return new PlanRun(
              cli,
              settings,
              site,
              site.removal(eraseData),
              RunOptions.standard().withTexts(cli.texts()::has).erasing(lock.subjects(spec)),
              "futago remove " + file.typed() + (eraseData ? " --erase-data" : ""))
          .run();
    }
  }

  /// The data of a database is worth more than a yes.
  private void requireTypedName(ClusterSpec spec) throws CliFailure {
    Optional<String> typed =
        confirm.or(
            () ->
                cli.context()
                    .prompter()
                    .flatMap(
                        prompter ->
                            prompter.line(
                                cli.text(
                                        "cli.remove.type-name",
                                        spec.act().name(),
                                        spec.sby().name(),
                                        spec.name())
                                    + " ")));
    if (typed.isEmpty()) {
      throw new CliFailure(ExitStatus.REFUSED, "cli.remove.unconfirmed", spec.name());
    }
    if (!typed.get().strip().equals(spec.name())) {
      throw new CliFailure(ExitStatus.REFUSED, "cli.remove.other-name", spec.name());
    }
  }
}
