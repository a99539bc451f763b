package futago.cli;

import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `futago drill`: a failure on purpose, with its outcome said first and measured.
@Command
final class DrillCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Cli cli;

  @Parameters(
      arity = "0..2",
      paramLabel = "cluster.json DRILL",
      hideParamSyntax = true,
      descriptionKey = "drill-what")
  private List<String> words = List.of();

  @Option(names = "--list", descriptionKey = "drill-list")
  private boolean list;

  @Option(names = "--demo", descriptionKey = "drill-demo")
  private boolean demo;

  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--lab", paramLabel = "NAME", descriptionKey = "drill-lab")
  private Optional<String> lab = Optional.empty();

  @Option(names = "--count", paramLabel = "N", descriptionKey = "drill-count")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "yes")
  private boolean yes;

  @Option(names = "--accept-risk", descriptionKey = "drill-accept-risk")
  private boolean acceptRisk;

  @Option(names = "--stay", descriptionKey = "drill-stay")
  private boolean stay;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      descriptionKey = "drill-patience",
      converter = TimeSpan.class)
  private Duration patience = futago.cluster.drill.DrillOptions.USUAL.patience();

  @Option(names = "--json", descriptionKey = "drill-json")
  private boolean json;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  DrillCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      show();
      return ExitStatus.DONE;
    }
    int names = demo ? 1 : 2;
    if (words.size() != names) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.drill.what", ids());
    }
    List<Drill> drills = chosen(words.getLast());
    var settings = new DrillSettings(yes, acceptRisk, stay, patience, json);
    if (demo) {
      return new DrillDemo(cli, settings, platform.platform()).run(drills);
    }
    return new DrillSite(cli, settings, lab, hostKeys.accept())
        .run(SpecFile.of(words.getFirst()).read(cli), drills);
  }

  private void show() throws IOException {
    var text = new DrillText(cli.texts()::say);
    for (Drill drill : Drill.values()) {
      String mark = drill.endangersData() ? " " + cli.text("cli.drill.risky") : "";
      cli.out(cli.style().doubtful(drill.id()) + "  " + cli.texts().say(drill.title()) + mark);
      text.expected(drill).forEach(line -> cli.out("    " + line));
    }
  }

  /// Those that were named, in that order; of `--count` as many, over and over.
  private List<Drill> chosen(String typed) throws CliFailure {
    var drills = new ArrayList<Drill>();
    for (String name : typed.equals(ALL) ? List.<String>of() : List.of(typed.split(",", -1))) {
      drills.add(
          Drill.named(name)
              .orElseThrow(
                  () -> new CliFailure(ExitStatus.BAD_INPUT, "cli.drill.unknown", name, ids())));
    }
    List<Drill> once = typed.equals(ALL) ? List.of(Drill.values()) : drills;
    int wanted = count.orElse(once.size());
    if (wanted < 1) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.drill.count");
    }
    var all = new ArrayList<Drill>();
    while (all.size() < wanted) {
      all.add(once.get(all.size() % once.size()));
    }
    return all;
  }

  private static String ids() {
    return String.join(", ", java.util.Arrays.stream(Drill.values()).map(Drill::id).toList());
  }
}
