package futago.simulator.tool;

import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `sed` scripts.
final class SedParser {
  private final String script;
  private final Posix.Dialect dialect;
  private final List<SedCommand> commands = new ArrayList<>();
  private int at;

  SedParser(String script, Posix.Dialect dialect) {
    this.script = script;
    this.dialect = dialect;
  }

  /// @throws UsageException if it is no script
  List<SedCommand> commands() {
    while (true) {
      skip(" \t\n;");
      if (at >= script.length()) {
        return commands;
      }
      if (script.charAt(at) == '#') {
        line();
      } else {
        command();
      }
    }
  }

  private UsageException wrong(String what) {
    return new UsageException(1, "-e expression #1, char " + at + ": " + what);
  }

  private void skip(String characters) {
    while (at < script.length() && characters.indexOf(script.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    return at < script.length() ? script.charAt(at) : '\0';
  }

  private boolean take(char c) {
    if (peek() != c || at >= script.length()) {
      return false;
    }
    at++;
    return true;
  }

  /// The rest of the line.
  private String line() {
    int end = script.indexOf('\n', at);
    String rest = script.substring(at, end < 0 ? script.length() : end);
    at = end < 0 ? script.length() : end + 1;
    return rest;
  }

  private void command() {
    SedCommand.Address from = address();
    SedCommand.Address to = null;
    skip(" \t");
    if (from != null && take(',')) {
      skip(" \t");
      to = address();
      if (to == null) {
        throw wrong("unexpected `,'");
      }
    }
    skip(" \t");
    boolean inverted = false;
    while (take('!')) {
      inverted = true;
      skip(" \t");
    }
    if (at >= script.length()) {
      throw wrong("missing command");
    }
    char name = script.charAt(at++);
    String text = "";
    String more = "";
    SedCommand.Substitution substitution = null;
    switch (name) {
      case '{', '}', '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x' -> {}
      case 'q', 'Q' -> {
        skip(" \t");
        text = digits();
      }
      case ':' -> {
        skip(" \t");
        text = label();
      }
      case 'b', 't', 'T' -> {
        skip(" \t");
        text = label();
      }
      case 'a', 'i', 'c' -> text = text();
      case 'r', 'w' -> {
        skip(" \t");
        text = line();
      }
      case 's' -> substitution = substitution();
      case 'y' -> {
        char delimiter = script.charAt(at++);
        text = unescape(until(delimiter, false));
        more = unescape(until(delimiter, false));
        if (text.length() != more.length()) {
          throw wrong("strings for `y' command are different lengths");
        }
      }
      default -> throw wrong("unknown command: `" + name + "'");
    }
    commands.add(new SedCommand(from, to, inverted, name, text, more, substitution));
    if ("=dDgGhHnNpPxqQsy}".indexOf(name) >= 0) {
      skip(" \t");
      if (at < script.length() && ";\n}#".indexOf(peek()) < 0) {
        throw wrong("extra characters after command");
      }
    }
  }

  private String digits() {
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    return script.substring(start, at);
  }

  private String label() {
    int start = at;
    while (at < script.length() && "\n;}".indexOf(script.charAt(at)) < 0) {
      at++;
    }
    return script.substring(start, at).strip();
  }

  private SedCommand.Address address() {
    char c = peek();
    if (Character.isDigit(c)) {
      int number = Integer.parseInt(digits());
      if (take('~')) {
        return new SedCommand.Step(number, Integer.parseInt("0" + digits()));
      }
      return new SedCommand.LineNumber(number);
    }
    if (c == '$') {
      at++;
      return new SedCommand.Last();
    }
    if (c == '+') {
      at++;
      return new SedCommand.Count(Integer.parseInt("0" + digits()));
    }
    if (c != '/' && c != '\\') {
      return null;
    }
    at++;
    char delimiter = c == '\\' ? script.charAt(at++) : c;
    String expression = until(delimiter, true);
    boolean anyCase = take('I');
    return new SedCommand.Regex(expression.isEmpty() ? null : compile(expression, anyCase));
  }

  private Pattern compile(String expression, boolean anyCase) {
    try {
      return Posix.compile(expression, dialect, anyCase);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /// What comes before the next delimiter, which is taken.
  ///
  /// @param regex whether brackets hide a delimiter
  private String until(char delimiter, boolean regex) {
    var text = new StringBuilder();
    boolean bracket = false;
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '\\' && at < script.length() && !bracket) {
        char next = script.charAt(at++);
        if (next == delimiter && delimiter != '&') {
          // Quoted, it is the plain character, unless that would make it special.
          text.append(regex && ".*[]^$".indexOf(delimiter) >= 0 ? "\\" : "").append(delimiter);
        } else {
          text.append('\\').append(next);
        }
      } else if (c == delimiter && !bracket) {
        return text.toString();
      } else {
        if (regex && c == '[' && !bracket) {
          bracket = true;
          text.append(c);
          for (char first : new char[] {'^', ']'}) {
            if (take(first)) {
              text.append(first);
            }
          }
          continue;
        }
        if (bracket && c == '[' && peek() == ':') {
          int end = script.indexOf(":]", at);
          if (end > 0) {
            text.append(script, at - 1, end + 2);
            at = end + 2;
            continue;
          }
        }
        bracket &= c != ']';
        text.append(c);
      }
    }
    throw wrong("unterminated `s' command");
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\\\", "\\");
  }

  private SedCommand.Substitution substitution() {
    if (at >= script.length()) {
      throw wrong("unterminated `s' command");
    }
    char delimiter = script.charAt(at++);
    String expression = until(delimiter, true);
    String replacement = until(delimiter, false);
    int number = 1;
    boolean all = false;
    boolean print = false;
    boolean anyCase = false;
    String file = "";
    while (at < script.length() && "gpiIw0123456789emM".indexOf(peek()) >= 0) {
      char flag = peek();
      if (Character.isDigit(flag)) {
        number = Integer.parseInt(digits());
        continue;
      }
      at++;
      switch (flag) {
        case 'g' -> all = true;
        case 'p' -> print = true;
        case 'i', 'I' -> anyCase = true;
        case 'w' -> {
          skip(" \t");
          file = line();
        }
        default -> throw new NotModelledException();
      }
    }
    Pattern pattern = expression.isEmpty() ? null : compile(expression, anyCase);
    return new SedCommand.Substitution(pattern, replacement, number, all, print, file);
  }

  /// What `a`, `i` and `c` print.
  private String text() {
    skip(" \t");
    if (take('\\')) {
      skip(" \t");
      if (!take('\n')) {
        // One line, whose leading blanks are kept.
        at = script.lastIndexOf('\\', at - 1) + 1;
      }
    }
    var text = new StringBuilder();
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '\n') {
        break;
      }
      if (c == '\\' && at < script.length()) {
        c = script.charAt(at++);
      }
      text.append(c);
    }
    return text.append('\n').toString();
  }
}
