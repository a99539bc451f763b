package futago.command;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A command on a node: an argv, never a line for a shell to take apart. A piece of shell is the
/// argv `sh -c TEXT`, made by {@link #script}.
///
/// @param argv program and arguments, at least the program
/// @param user the user on the node to run as; `root` unless said otherwise
/// @param input its standard input, {@link Content#none} for none
/// @param succeedsWith the exit statuses that count as success, normally only 0
/// @param deadline how long it may take before it is ended and reported as hanging
/// @param attempts how often it is tried, after a pause each, where it fails because what it
///   fetches from does not answer; normally 1
public record Run(
    List<String> argv,
    String user,
    Content input,
    Set<Integer> succeedsWith,
    Duration deadline,
    int attempts)
    implements Action {
  private static final Duration USUAL_DEADLINE = Duration.ofMinutes(5);
  private static final int FETCH_ATTEMPTS = 4;

  public Run {
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("an argv needs at least a program");
    }
    argv = List.copyOf(argv);
    succeedsWith = Set.copyOf(succeedsWith);
  }

  /// A command to run as root.
  public static Run asRoot(String... argv) {
    return as("root", argv);
  }

  /// A command to run as the given user of the node.
  public static Run as(String user, String... argv) {
    return new Run(List.of(argv), user, Content.none(), Set.of(0), USUAL_DEADLINE, 1);
  }

  /// A piece of POSIX shell to run as root; its positional parameters are the given arguments.
  public static Run script(String text, String... arguments) {
    var argv = new java.util.ArrayList<>(List.of("sh", "-c", text));
    if (arguments.length > 0) {
      argv.add("futago");
      argv.addAll(List.of(arguments));
    }
    return new Run(argv, "root", Content.none(), Set.of(0), USUAL_DEADLINE, 1);
  }

  /// The same command, run as another user.
  public Run as(String otherUser) {
    return new Run(argv, otherUser, input, succeedsWith, deadline, attempts);
  }

  /// The same command with a standard input.
  public Run withInput(Content content) {
    return new Run(argv, user, content, succeedsWith, deadline, attempts);
  }

  /// The same command, ended and reported as hanging after the given time.
  public Run within(Duration longest) {
    return new Run(argv, user, input, succeedsWith, longest, attempts);
  }

  /// The same command, for which these further exit statuses count as success too.
  public Run alsoSucceedingWith(int... statuses) {
    var all = new java.util.HashSet<>(succeedsWith);
    IntStream.of(statuses).forEach(all::add);
    return new Run(argv, user, input, all, deadline, attempts);
  }

  /// The same command, which fetches something from elsewhere: where that does not answer, it is
  /// tried a few times. It must do no harm when it is done twice.
  public Run fetching() {
    return new Run(argv, user, input, succeedsWith, deadline, FETCH_ATTEMPTS);
  }

  /// Whether this is a piece of shell made by {@link #script}.
  public boolean isScript() {
    return argv.size() >= 3 && argv.get(0).equals("sh") && argv.get(1).equals("-c");
  }
}
