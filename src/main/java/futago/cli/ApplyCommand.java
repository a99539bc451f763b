package futago.cli;

import futago.command.Secret;
import futago.engine.NoSuchStepException;
import futago.engine.RunOptions;
import futago.site.PostgresPassword;
import futago.site.Site;
import futago.spec.ClusterSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago apply`: builds the cluster, or goes on building it.
@Command
final class ApplyCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(names = "--from", paramLabel = "STEP", descriptionKey = "from")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "STEP", descriptionKey = "until")
  private Optional<String> until = Optional.empty();

  @Option(names = "--erase", paramLabel = "NODE:DEVICE", descriptionKey = "erase")
  private List<String> erase = List.of();

  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "yes")
  private boolean yes;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  @Mixin private final LockOption lock = new LockOption();

  @Mixin private final RunSettings settings = new RunSettings();

  ApplyCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    cli.context().connector().prepare();
    RunOptions options =
        new RunOptions(from, until, Set.of(), allowed(spec), Set.of(), cli.texts()::has, 1);
    try (Site site = CliSite.open(cli, spec, hostKeys.accept())) {
      if (!settings.json()) {
        CliSite.describe(cli, site);
      }
      if (!yes && cli.context().prompter().isPresent()) {
        confirm(site, options);
      }
      Secret postgres = PasswordQuestion.obtain(cli, site, options);
      return new PlanRun(
              cli,
              settings,
              site,
              site.installation(postgres),
              postgres.isEmpty() ? options : options.masking(Set.of(postgres)),
              again())
          .run();
    }
  }

  private Set<String> allowed(ClusterSpec spec) {
    return Stream.concat(erase.stream(), lock.subjects(spec).stream()).collect(Collectors.toSet());
  }

  /// A person is told how much there is to do, and that it is done to these hosts, before anything
  /// changes.
  private void confirm(Site site, RunOptions options) throws CliFailure, NoSuchStepException {
    Look look = Look.at(cli, site.installation(PostgresPassword.UNKNOWN), site.nodes(), options);
    if (look.todo().isEmpty()) {
      return;
    }
    Confirmation.require(
        cli,
        cli.text(
            "cli.apply.confirm",
            Integer.toString(look.todo().size()),
            site.survey().spec().act().name(),
            site.survey().spec().sby().name()));
  }

  /// What is done is found by looking, so no `--from` is needed to go on.
  private String again() {
    return "futago apply " + file.typed() + until.map(step -> " --until " + step).orElse("");
  }
}
