package futago.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one quoter: turns an argv into a line that any POSIX shell reads back as exactly that argv.
public final class Shell {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_@%+:,./-]+(=[A-Za-z0-9_@%+:,./=-]*)?");

  /// A first word of this form would be taken for an assignment.
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /// Nor may a first word that a shell would take for its own syntax stay bare.
  private static final Set<String> RESERVED =
      Set.of(
          "case",
          "coproc",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "fi",
          "for",
          "function",
          "if",
          "in",
          "select",
          "then",
          "time",
          "until",
          "while");

  /// What a line of a script ends in where the command goes on, so that no `;` may follow.
  private static final Pattern GOES_ON =
      Pattern.compile("(^|.*[\\s(])(do|then|else|in|\\{|'|&&|\\|\\|?|;;|;)|.*\\(");

  private Shell() {}

  /// The argv as one line. Words that mean nothing special to a shell stay bare, so that the line
  /// is what a person would have typed.
  ///
  /// @throws IllegalArgumentException if a word holds a NUL, which no program can be given
  public static String quote(List<String> argv) {
    String first = argv.getFirst();
    boolean special = ASSIGNMENT.matcher(first).matches() || RESERVED.contains(first);
    String head = special ? inQuotes(first) : quote(first);
    if (argv.size() == 1) {
      return head;
    }
    return argv.stream().skip(1).map(Shell::quote).collect(Collectors.joining(" ", head + " ", ""));
  }

  /// One word of an argv, quoted where a shell would not read it back as it is.
  public static String quote(String word) {
    if (word.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL cannot be part of a command");
    }
    return PLAIN.matcher(word).matches() ? word : inQuotes(word);
  }

  /// A piece of shell of several lines, as one line that does the same: it can be read in a log and
  /// copied from there. Lines that are comments are left out; comments behind a command and
  /// here-documents it must not have.
  public static String onOneLine(String script) {
    var line = new StringBuilder();
    boolean goesOn = true;
    for (String next : script.lines().map(String::strip).toList()) {
      if (next.isEmpty() || next.startsWith("#")) {
        continue;
      }
      line.append(line.isEmpty() ? "" : goesOn ? " " : "; ");
      boolean continued = next.endsWith("\\");
      line.append(continued ? next.substring(0, next.length() - 1).strip() : next);
      goesOn = continued || GOES_ON.matcher(next).matches();
    }
    return line.toString();
  }

  /// What root has to run so that a command is run as its user: the argv itself for root, else
  /// through `su - USER -c …` as in the talk. `su -` gives the user's own environment, so the
  /// locale is pinned again inside.
  public static List<String> argvForRoot(Run run) {
    if (run.user().equals("root")) {
      return run.argv();
    }
    return List.of("su", "-", run.user(), "-s", "/bin/sh", "-c", "LC_ALL=C " + quote(run.argv()));
  }

  private static String inQuotes(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
