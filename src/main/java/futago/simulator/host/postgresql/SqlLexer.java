package futago.simulator.host.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes SQL apart.
final class SqlLexer {
  private static final List<String> OPERATORS =
      List.of("<=", ">=", "<>", "!=", "::", "||", "!~~", "~~");

  /// What a piece of SQL is.
  enum Kind {
    WORD,
    QUOTED_WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  /// A piece of SQL.
  ///
  /// @param text a word in lower case, a string without its quotes
  /// @param position where it stands
  record Token(Kind kind, String text, int position) {
    boolean is(String word) {
      return text.equals(word) && (kind == Kind.WORD || kind == Kind.SYMBOL);
    }

    boolean isName() {
      return kind == Kind.WORD || kind == Kind.QUOTED_WORD;
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String statement) throws SqlException {
    return new SqlLexer(statement).all();
  }

  private List<Token> all() throws SqlException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '\'' || c == '"') {
        quoted(c);
      } else if (Character.isLetter(c) || c == '_') {
        word();
      } else if (Character.isDigit(c)) {
        number();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private void quoted(char quote) throws SqlException {
    int start = at++;
    var inside = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw SqlException.at(
            start,
            "unterminated quoted %s at or near \"%s\""
                .formatted(quote == '"' ? "identifier" : "string", text.substring(start)));
      }
      char c = text.charAt(at++);
      if (c != quote) {
        inside.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        inside.append(quote);
        at++;
      } else {
        break;
      }
    }
    tokens.add(new Token(quote == '"' ? Kind.QUOTED_WORD : Kind.STRING, inside.toString(), start));
  }

  private void word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, text.substring(start, at).toLowerCase(Locale.ROOT), start));
  }

  private void number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    tokens.add(new Token(Kind.NUMBER, text.substring(start, at), start));
  }

  private void symbol() {
    String two =
        OPERATORS.stream()
            .filter(operator -> text.startsWith(operator, at))
            .findFirst()
            .orElse(text.substring(at, at + 1));
    tokens.add(new Token(Kind.SYMBOL, two, at));
    at += two.length();
  }

  /// Splits a script into statements, at the semicolons that stand outside of quotes and comments.
  static List<String> statements(String script) {
    List<String> all = new ArrayList<>();
    var current = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (quote == 0 && script.startsWith("--", i)) {
        int end = script.indexOf('\n', i);
        i = end < 0 ? script.length() : end - 1;
        continue;
      }
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      }
      current.append(c);
      if (c == ';' && quote == 0) {
        all.add(current.toString());
        current.setLength(0);
      }
    }
    all.add(current.toString());
    return all.stream()
        .map(String::strip)
        .filter(each -> !each.isEmpty() && !each.equals(";"))
        .toList();
  }
}
