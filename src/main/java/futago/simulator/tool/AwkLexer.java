package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes `awk` programs apart.
final class AwkLexer {
  /// A piece of a program.
  ///
  /// @param text of operators and words themselves; of texts and expressions what is in them
  record Token(Kind kind, String text, int line) {}

  /// What a piece is.
  enum Kind {
    NUMBER,
    TEXT,
    REGEX,
    NAME,
    /// A name with a parenthesis right after it.
    CALL,
    WORD,
    OPERATOR,
    NEWLINE,
    END
  }

  static final Set<String> FUNCTIONS =
      Set.of(
          "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "sin", "cos",
          "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower", "toupper", "system",
          "close", "fflush");

  private static final Set<String> WORDS =
      Set.of(
          "BEGIN",
          "END",
          "function",
          "func",
          "if",
          "else",
          "while",
          "for",
          "do",
          "break",
          "continue",
          "next",
          "nextfile",
          "exit",
          "return",
          "delete",
          "in",
          "getline",
          "print",
          "printf");

  private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OPERATOR =
      Pattern.compile(
          "\\*\\*=|\\+\\+|--|\\+=|-=|\\*=|/=|%=|\\^=|==|<=|>=|!=|!~|&&|\\|\\||>>|\\*\\*|[-+*/%^!<>|?:~$=(){}\\[\\],;]");

  private final String program;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private AwkLexer(String program) {
    this.program = program;
  }

  static List<Token> tokens(String program) {
    var lexer = new AwkLexer(program);
    while (lexer.at < program.length()) {
      lexer.next();
    }
    lexer.add(Kind.NEWLINE, "\n");
    lexer.add(Kind.END, "end of program");
    return lexer.tokens;
  }

  static UsageException wrong(int line, String near) {
    return new UsageException(2, "line " + line + ": syntax error at or near " + near);
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, line));
  }

  private void next() {
    char c = program.charAt(at);
    if (c == '\n') {
      add(Kind.NEWLINE, "\n");
      at++;
      line++;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (program.startsWith("\\\n", at)) {
      at += 2;
      line++;
    } else if (c == '#') {
      int end = program.indexOf('\n', at);
      at = end < 0 ? program.length() : end;
    } else if (c == '"') {
      text();
    } else if (c == '/' && regexMayCome()) {
      regex();
    } else {
      word();
    }
  }

  private void word() {
    Matcher number = NUMBER.matcher(program).region(at, program.length());
    Matcher name = NAME.matcher(program).region(at, program.length());
    Matcher operator = OPERATOR.matcher(program).region(at, program.length());
    if (number.lookingAt()) {
      at = number.end();
      add(Kind.NUMBER, number.group());
    } else if (name.lookingAt()) {
      at = name.end();
      boolean called = at < program.length() && program.charAt(at) == '(';
      if (WORDS.contains(name.group())) {
        add(Kind.WORD, name.group());
      } else if (FUNCTIONS.contains(name.group()) || called) {
        add(Kind.CALL, name.group());
      } else {
        add(Kind.NAME, name.group());
      }
    } else if (operator.lookingAt()) {
      at = operator.end();
      add(
          Kind.OPERATOR,
          switch (operator.group()) {
            case "**" -> "^";
            case "**=" -> "^=";
            case String other -> other;
          });
    } else {
      throw wrong(line, program.substring(at, at + 1));
    }
  }

  /// Whether a slash begins an expression here, and does not divide.
  private boolean regexMayCome() {
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.getLast();
    return switch (last.kind()) {
      case NUMBER, TEXT, REGEX, NAME -> false;
      case CALL -> !last.text().equals("length");
      case WORD -> !last.text().equals("getline");
      case OPERATOR -> !Set.of(")", "]", "$", "++", "--").contains(last.text());
      case NEWLINE, END -> true;
    };
  }

  private void regex() {
    int start = ++at;
    boolean bracket = false;
    var text = new StringBuilder();
    while (at < program.length() && program.charAt(at) != '\n') {
      char c = program.charAt(at++);
      if (c == '/' && !bracket) {
        add(Kind.REGEX, text.toString());
        return;
      }
      if (c == '\\' && at < program.length()) {
        char escaped = program.charAt(at++);
        text.append(escaped == '/' ? "/" : "\\" + escaped);
        continue;
      }
      if (c == '[' && !bracket) {
        bracket = true;
        text.append(c);
        for (char first : new char[] {'^', ']'}) {
          if (at < program.length() && program.charAt(at) == first) {
            text.append(first);
            at++;
          }
        }
        continue;
      }
      if (bracket && program.startsWith("[:", at - 1)) {
        int end = program.indexOf(":]", at);
        if (end > 0) {
          text.append(program, at - 1, end + 2);
          at = end + 2;
          continue;
        }
      }
      bracket &= c != ']';
      text.append(c);
    }
    throw new UsageException(
        2,
        "line " + line + ": regular expression not terminated: /" + program.substring(start, at));
  }

  private void text() {
    at++;
    var text = new StringBuilder();
    while (at < program.length() && program.charAt(at) != '"') {
      char c = program.charAt(at++);
      if (c == '\n') {
        throw new UsageException(2, "line " + line + ": string not terminated");
      }
      if (c != '\\' || at == program.length()) {
        text.append(c);
      } else {
        at += escape(program, at, text);
      }
    }
    at++;
    add(Kind.TEXT, text.toString());
  }

  /// Puts what an escape means at the end of a text.
  ///
  /// @param at the character after the backslash
  /// @return how many characters belong to it
  static int escape(String source, int at, StringBuilder to) {
    char c = source.charAt(at);
    if (c >= '0' && c <= '7') {
      int end = at;
      while (end < source.length()
          && end < at + 3
          && source.charAt(end) >= '0'
          && source.charAt(end) <= '7') {
        end++;
      }
      to.append((char) (Integer.parseInt(source.substring(at, end), 8) & 0xff));
      return end - at;
    }
    int index = "ntrfvab\\\"/\n".indexOf(c);
    if (index < 0) {
      to.append('\\').append(c);
    } else if (c != '\n') {
      to.append("\n\t\r\f\013\007\b\\\"/".charAt(index));
    }
    return 1;
  }
}
