package futago.simulator.tool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The regular expressions of POSIX as Java's, on {@link futago.simulator.machine.Bytes}. Where it
/// matters what exactly a match is, {@link Finder} finds it.
final class Posix {
  private static final int MOST_KEPT = 1000;
  private static final Map<Key, Pattern> COMPILED = new ConcurrentHashMap<>();

  /// What is compiled once.
  private record Key(String expression, Dialect dialect, boolean anyCase) {}

  private final String text;
  private final Dialect dialect;
  private final StringBuilder java = new StringBuilder();
  private int at;

  /// Whether an expression, or an alternative, begins here.
  private boolean beginning = true;

  /// Whether there is something that can be repeated.
  private boolean repeatable;

  /// With which operator it is repeated already; `}` for an interval, 0 for none.
  private char repeated;

  /// A kind of expression.
  enum Dialect {
    /// `grep`, `sed`.
    BASIC,
    /// `grep -E`, `sed -E`.
    EXTENDED,
    /// `awk`: extended, with backslashes in brackets.
    AWK
  }

  private Posix(String text, Dialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  /// Compiles an expression.
  ///
  /// @throws IllegalArgumentException if it is none
  static Pattern compile(String expression, Dialect dialect, boolean anyCase) {
    var key = new Key(expression, dialect, anyCase);
    Pattern known = COMPILED.get(key);
    if (known != null) {
      return known;
    }
    if (COMPILED.size() > MOST_KEPT) {
      COMPILED.clear();
    }
    Pattern compiled =
        Pattern.compile(
            new Posix(expression, dialect).translate(),
            Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE : 0));
    COMPILED.put(key, compiled);
    return compiled;
  }

  private boolean basic() {
    return dialect == Dialect.BASIC;
  }

  private String translate() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '\\' -> backslash();
        case '[' -> bracket();
        case '.' -> atom(".");
        case '*' -> star();
        case '^' -> caret();
        case '$' -> dollar();
        case '(', ')', '|', '+', '?', '{' -> {
          if (basic()) {
            literal(c);
          } else {
            operator(c);
          }
        }
        default -> literal(c);
      }
    }
    return java.toString();
  }

  private void atom(String regex) {
    java.append(regex);
    beginning = false;
    repeatable = true;
    repeated = 0;
  }

  private void literal(char c) {
    boolean plain =
        (Character.isLetterOrDigit(c) && c < 0x80) || " /:;,=\"'<>@%!_~`#&-".indexOf(c) >= 0;
    atom(plain ? String.valueOf(c) : "\\x" + "%02x".formatted((int) c & 0xff));
  }

  private void star() {
    if (!repeatable) {
      literal('*');
      return;
    }
    repeat('*');
  }

  /// Repeats what stands before. A second operator after the first would mean something else in
  /// Java.
  private void repeat(char operator) {
    if (repeated == '}') {
      throw new IllegalArgumentException("Invalid preceding regular expression");
    }
    if (repeated == 0) {
      java.append(operator);
      repeated = operator;
    } else if (repeated != '?' || operator != '?') {
      java.setLength(java.length() - 1);
      java.append('*');
      repeated = '*';
    }
  }

  private void caret() {
    if (basic() && !beginning) {
      literal('^');
    } else {
      java.append('^');
      beginning = false;
      repeatable = false;
      repeated = 0;
      repeated = 0;
    }
  }

  private void dollar() {
    boolean end = at == text.length() || text.startsWith("\\)", at) || text.startsWith("\\|", at);
    if (basic() && !end) {
      literal('$');
    } else {
      java.append("\\z");
      beginning = false;
      repeatable = false;
      repeated = 0;
      repeated = 0;
    }
  }

  private void operator(char c) {
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '|' -> alternative();
      case '+', '?' -> {
        if (repeatable) {
          repeat(c);
        } else {
          literal(c);
        }
      }
      default -> interval("}");
    }
  }

  private void open() {
    java.append('(');
    beginning = true;
    repeatable = false;
    repeated = 0;
  }

  private void close() {
    java.append(')');
    beginning = false;
    repeatable = true;
    repeated = 0;
  }

  private void alternative() {
    java.append('|');
    beginning = true;
    repeatable = false;
    repeated = 0;
  }

  private void interval(String end) {
    int close = text.indexOf(end, at);
    String inside = close < 0 ? "" : text.substring(at, close);
    if (!inside.matches("\\d+(,\\d*)?|,\\d+") || !repeatable) {
      literal('{');
      return;
    }
    java.append('{').append(inside.startsWith(",") ? "0" + inside : inside).append('}');
    at = close + end.length();
    repeated = '}';
  }

  private void backslash() {
    if (at == text.length()) {
      throw new IllegalArgumentException("Trailing backslash");
    }
    char c = text.charAt(at++);
    if (basic()) {
      switch (c) {
        case '(' -> open();
        case ')' -> close();
        case '|' -> alternative();
        case '{' -> interval("\\}");
        case '+', '?' -> {
          if (repeatable) {
            repeat(c);
          } else {
            literal(c);
          }
        }
        default -> escape(c);
      }
    } else {
      escape(c);
    }
  }

  private void escape(char c) {
    switch (c) {
      case 'n' -> atom("\\n");
      case 't' -> atom("\\t");
      case 'r' -> atom("\\r");
      case 'f' -> atom("\\f");
      case 'v' -> atom("\\x0b");
      case 'a' -> atom("\\x07");
      case 'w' -> atom("[A-Za-z0-9_]");
      case 'W' -> atom("[^A-Za-z0-9_]");
      case 's' -> atom("[\\x09-\\x0d\\x20]");
      case 'S' -> atom("[^\\x09-\\x0d\\x20]");
      case 'b' -> java.append("\\b");
      case 'B' -> java.append("\\B");
      case '<' -> java.append("\\b(?=[A-Za-z0-9_])");
      case '>' -> java.append("\\b(?<=[A-Za-z0-9_])");
      case '`' -> java.append("\\A");
      case '\'' -> java.append("\\z");
      default -> {
        if (c >= '1' && c <= '9' && dialect != Dialect.AWK) {
          // In its own group: a digit that follows is none of its own.
          atom("(?:\\" + c + ")");
        } else {
          literal(c);
        }
      }
    }
  }

  private void bracket() {
    var bracket = new BracketExpression(text, at, dialect == Dialect.AWK);
    atom(bracket.translate());
    at = bracket.end();
  }
}
