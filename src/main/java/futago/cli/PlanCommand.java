package futago.cli;

import futago.command.Secret;
import futago.engine.Plan;
import futago.platform.Platforms;
import futago.slide.PlanJson;
import futago.slide.ScriptExport;
import futago.slide.SlideText;
import futago.slide.Slides;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.stage.PlanInput;
import futago.stage.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago plan`: shows every step's commands and files. Contacts no node and asks for no secret.
@Command
final class PlanCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--script", paramLabel = "DIR", descriptionKey = "script")
  private Optional<Path> scripts = Optional.empty();

  PlanCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws CliFailure, IOException {
    Optional<PlatformName> asked = platform.platform();
    ClusterSpec spec = file.read(cli);
    Plan plan = plan(spec, asked.or(spec::platform));
    if (scripts.isPresent()) {
      write(plan, scripts.get());
    } else if (json) {
      cli.out(PlanJson.of(plan, cli.texts()));
    } else {
      new SlideText(cli.texts()).lines(Slides.of(plan, cli.texts())).forEach(cli::out);
    }
    return ExitStatus.DONE;
  }

  private static Plan plan(ClusterSpec spec, Optional<PlatformName> platform) throws CliFailure {
    PlatformName name =
        platform.orElseThrow(
            () ->
                new CliFailure(ExitStatus.BAD_INPUT, "cli.platform.missing", PlatformOption.all()));
    SpecFile.requireFit(spec, name);
    // Secrets are made up: none of them is shown.
    return Plans.installation(
        new PlanInput(
            spec,
            spec.act(),
            Platforms.planned(name, spec),
            PlanInput.Secrets.fresh(Secret.random(16))));
  }

  private void write(Plan plan, Path directory) throws CliFailure, IOException {
    try {
      List<Path> files = ScriptExport.write(plan, cli.texts(), directory);
      cli.out(
          cli.text(
              "cli.script.written", Integer.toString(files.size()), files.getFirst().toString()));
    } catch (ScriptExport.ForeignFilesException e) {
      throw new CliFailure(
          ExitStatus.REFUSED,
          "cli.script.foreign",
          e.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
  }
}
