package futago.simulator.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What all parts of the grammar read: blanks, line breaks, reserved words, words.
class TokenReader {
  private static final Pattern RESERVED =
      Pattern.compile(
          "(if|then|elif|else|fi|while|until|for|do|done|case|esac|in|\\{|\\}|!)(?=[\\s;&|<>()]|$)");
  private static final int LONGEST_WORD = 6;

  private final Cursor cursor;
  private final WordReader words;
  private final RedirectionReader redirections;

  TokenReader(Cursor cursor) {
    this.cursor = cursor;
    this.words = new WordReader(cursor);
    this.redirections = new RedirectionReader(cursor, words);
  }

  final Cursor cursor() {
    return cursor;
  }

  final WordReader words() {
    return words;
  }

  final RedirectionReader redirections() {
    return redirections;
  }

  /// A word, which there must be.
  final Word wordHere() {
    Word word = words.word();
    if (word.parts().isEmpty()) {
      throw unexpected();
    }
    return word;
  }

  static final String literal(Word word) {
    return word.parts().size() == 1 && word.parts().getFirst() instanceof Word.Literal(String text)
        ? text
        : "";
  }

  /// The reserved word that comes next; empty if none does.
  final String reserved() {
    Matcher matcher = RESERVED.matcher(cursor.ahead(LONGEST_WORD));
    return matcher.lookingAt() ? matcher.group(1) : "";
  }

  final void expect(String wanted) {
    skipNewlines();
    boolean symbol = wanted.equals(")");
    if (!(symbol ? cursor.sees(wanted) : reserved().equals(wanted))) {
      throw unexpected(wanted);
    }
    cursor.take(wanted);
  }

  final void skipBlanks() {
    while (true) {
      char c = cursor.peek();
      if (c == ' ' || c == '\t') {
        cursor.next();
      } else if (c == '#') {
        while (cursor.ahead(1).length() == 1 && cursor.ahead(1).charAt(0) != '\n') {
          cursor.raw();
        }
      } else {
        return;
      }
    }
  }

  final void skipNewlines() {
    skipBlanks();
    while (cursor.peek() == '\n') {
      newline();
      skipBlanks();
    }
  }

  final void newline() {
    cursor.next();
    redirections.readDocuments();
  }

  final SyntaxException unexpected() {
    return unexpected("");
  }

  private SyntaxException unexpected(String wanted) {
    String ahead = cursor.ahead(20);
    String what;
    if (ahead.isEmpty()) {
      what = "end of file";
    } else if (ahead.startsWith("\n")) {
      what = "newline";
    } else {
      String token = ahead.replaceFirst("(?s)^(;;|&&|\\|\\||[;&|()<>]|[^\\s;&|()<>]+).*", "$1");
      what = token.matches("[^A-Za-z]+|" + RESERVED.pattern()) ? "\"" + token + "\"" : "word";
    }
    return new SyntaxException(
        cursor.line(),
        what + " unexpected" + (wanted.isEmpty() ? "" : " (expecting \"" + wanted + "\")"));
  }
}
