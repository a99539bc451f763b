package futago.cli;

import futago.cli.progress.Style;
import futago.text.Message;
import futago.text.Texts;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// The command line `futago`. Without a subcommand it opens the window; where there can be none, it
/// says why and shows the demo in the terminal.
@Command(name = "futago", synopsisSubcommandLabel = "COMMAND", versionProvider = Version.class)
public final class FutagoCommand implements Callable<Integer> {
  private static final String LANGUAGE = "--lang";
  private static final String NO_COLOUR = "--no-color";
  private static final List<String> LANGUAGES = List.of("en", "ja");

  private final Cli cli;

  private FutagoCommand(Cli cli) {
    this.cli = cli;
  }

  /// Runs a command line to its end.
  ///
  /// @return its exit status, one of {@link ExitStatus}
  public static int run(CliContext context, String... arguments) {
    List<String> words = List.of(arguments);
    Optional<String> language = language(words);
    Cli cli =
        new Cli(
            context,
            Texts.in(language.map(Locale::of).orElseGet(context::locale)),
            style(words, context));
    int status =
        language.isPresent() && !LANGUAGES.contains(language.get())
            ? cli.fail(new CliFailure(ExitStatus.BAD_INPUT, "cli.language.unknown", language.get()))
            : execute(cli, arguments);
    context.out().flush();
    context.err().flush();
    return status;
  }

  /// The window needs none of the command line, and making that takes a fifth of the time until the
  /// window is there.
  private static int execute(Cli cli, String... arguments) {
    if (arguments.length > 0) {
      return commandLine(cli).execute(arguments);
    }
    try {
      return open(cli);
    } catch (RuntimeException e) {
      return new CommandFailures(cli).fail(e);
    }
  }

  private static int open(Cli cli) {
    Optional<Message> missing = cli.context().window().open(cli.texts().locale());
    if (missing.isEmpty()) {
      return ExitStatus.DONE;
    }
    cli.err(cli.texts().say(missing.get()));
    return commandLine(cli).execute("demo", "--fast");
  }

  static CommandLine commandLine(Cli cli) {
    var root = new CommandLine(new FutagoCommand(cli));
    options().forEach(root.getCommandSpec()::addOption);
    root.addSubcommand("init", new InitCommand(cli));
    root.addSubcommand("plan", new PlanCommand(cli));
    root.addSubcommand("check", new CheckCommand(cli));
    root.addSubcommand("apply", new ApplyCommand(cli));
    root.addSubcommand("status", new StatusCommand(cli));
    root.addSubcommand("switchover", new SwitchoverCommand(cli));
    root.addSubcommand("standby", new StandbyCommand(cli));
    root.addSubcommand("online", new OnlineCommand(cli));
    root.addSubcommand("cleanup", new CleanupCommand(cli));
    root.addSubcommand("maintenance", new MaintenanceCommand(cli));
    root.addSubcommand("reconnect", new ReconnectCommand(cli));
    root.addSubcommand("repair", new RepairCommand(cli));
    root.addSubcommand("probe", new ProbeCommand(cli));
    root.addSubcommand("drill", new DrillCommand(cli));
    root.addSubcommand("report", new ReportCommand(cli));
    root.addSubcommand("remove", new RemoveCommand(cli));
    root.addSubcommand("demo", new DemoCommand(cli));
    root.addSubcommand("lab", LabCommand.with(cli));
    root.setOut(writer(cli.context().out()));
    root.setErr(writer(cli.context().err()));
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(cli.style() == Style.COLOURED ? Ansi.ON : Ansi.OFF));
    root.setResourceBundle(new HelpTexts(root, cli.texts()));
    root.setUsageHelpWidth(90);
    var failures = new CommandFailures(cli);
    root.setParameterExceptionHandler(failures);
    root.setExecutionExceptionHandler(failures);
    return root;
  }

  /// The options that mean something to every command. They are looked at before picocli parses, or
  /// by picocli itself.
  private static List<OptionSpec> options() {
    return List.of(
        option("lang", LANGUAGE).paramLabel("en|ja").type(String.class).build(),
        option("no-color", NO_COLOUR).build(),
        option("help", "-h", "--help").usageHelp(true).build(),
        OptionSpec.builder("-V", "--version").descriptionKey("version").versionHelp(true).build());
  }

  private static OptionSpec.Builder option(String key, String... names) {
    return OptionSpec.builder(names).descriptionKey(key).scopeType(ScopeType.INHERIT);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  /// The language has to be known before picocli reads the words, for its help and its complaints.
  private static Optional<String> language(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith(LANGUAGE + "=")) {
        return Optional.of(word.substring(LANGUAGE.length() + 1));
      }
      if (word.equals(LANGUAGE) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Style style(List<String> words, CliContext context) {
    boolean wanted =
        context.screen().isPresent()
            && !words.contains(NO_COLOUR)
            && context.environment().getOrDefault("NO_COLOR", "").isEmpty()
            && !context.isDumb();
    return wanted ? Style.COLOURED : Style.PLAIN;
  }

  @Override
  public Integer call() {
    return open(cli);
  }
}
