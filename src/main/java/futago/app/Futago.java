package futago.app;

import futago.cli.CliContext;
import futago.cli.FutagoCommand;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// Where the program starts.
public final class Futago {
  private Futago() {}

  /// Runs a command line and ends with its exit status.
  public static void main(String[] arguments) {
    int status = FutagoCommand.run(context(), arguments);
    // Not every library ends its threads when nothing is left to do.
    System.exit(status);
  }

  private static CliContext context() {
    // Only there when both standard input and standard output are a terminal.
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    var connector = new LazySsh();
    return new CliContext(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.getenv(),
        console.map(ConsolePrompter::new),
        console.map(_ -> new TerminalScreen()),
        language(),
        Clock.systemUTC(),
        Path.of(System.getProperty("user.home")),
        connector,
        new Signals(),
        new LocalPrograms(),
        new Desktop(System.getenv(), connector));
  }

  /// Buffered, for a plan has thousands of lines; whoever prints progress flushes.
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, charset());
  }

  /// Where no locale is set, Java would print question marks; every terminal of today reads UTF-8.
  private static Charset charset() {
    Charset said =
        Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8);
    return said.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : said;
  }

  /// Java takes the language of a locale that is not installed for English; the environment still
  /// says what the person wants.
  private static Locale language() {
    for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = System.getenv(variable);
      if (value != null && !value.isEmpty()) {
        return value.startsWith("ja") ? Locale.JAPANESE : Locale.ENGLISH;
      }
    }
    return Locale.getDefault();
  }
}
