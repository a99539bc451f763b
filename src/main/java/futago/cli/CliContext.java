package futago.cli;

import futago.site.NodeConnector;
import futago.site.StateDirectory;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All that a command line uses of the world around it, so that whole command lines run in tests.
///
/// @param in standard input
/// @param out standard output: what was asked for, and how it goes on
/// @param err standard error: what is wrong
/// @param environment the environment variables
/// @param prompter asks the person, where there is one
/// @param screen the terminal that standard output goes to, where it goes to one
/// @param locale the language to speak unless `--lang` says another
/// @param clock what time it is
/// @param home the user's home directory
/// @param connector connects to nodes
/// @param interrupts tells of Ctrl-C
/// @param programs runs other programs
/// @param window the window, for a command line without a command
public record CliContext(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Optional<Prompter> prompter,
    Optional<Screen> screen,
    Locale locale,
    Clock clock,
    Path home,
    NodeConnector connector,
    Interrupts interrupts,
    Programs programs,
    Window window) {
  public CliContext {
    environment = Map.copyOf(environment);
  }

  /// Where Futago keeps its journals.
  public Path stateDirectory() {
    return StateDirectory.of(environment, home);
  }

  /// Whether the terminal says of itself that it can do nothing but print.
  boolean isDumb() {
    return "dumb".equals(environment.get("TERM"));
  }
}
