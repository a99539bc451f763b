package futago.simulator.shell;

/// A place in the text of a script. A backslash before a line break joins two lines, so it is seen
/// only by {@link #raw}.
final class Cursor {
  static final char END = '\0';

  private final String text;
  private int at;
  private int line;

  Cursor(String text, int line) {
    this.text = text.replace("\0", "");
    this.line = line;
  }

  /// The next character; {@link #END} at the end.
  char peek() {
    while (text.startsWith("\\\n", at)) {
      at += 2;
      line++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  /// The character after the next.
  char peekSecond() {
    peek();
    int second = at + 1;
    while (text.startsWith("\\\n", second)) {
      second += 2;
    }
    return second < text.length() ? text.charAt(second) : END;
  }

  /// Takes the next character.
  char next() {
    peek();
    return raw();
  }

  /// Takes the next character, even a backslash before a line break.
  char raw() {
    if (at >= text.length()) {
      return END;
    }
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
    }
    return c;
  }

  /// Whether all is read.
  boolean atEnd() {
    return peek() == END;
  }

  /// Takes this text if it comes next.
  boolean take(String wanted) {
    peek();
    if (!text.startsWith(wanted, at)) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      raw();
    }
    return true;
  }

  /// Whether this text comes next.
  boolean sees(String wanted) {
    peek();
    return text.startsWith(wanted, at);
  }

  /// The rest of the current line, without its break, which is taken too.
  ///
  /// @return nothing at the end of the text
  String takeLine() {
    if (at >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    line++;
    return rest;
  }

  int line() {
    return line;
  }

  /// A mark to come back to.
  long mark() {
    return ((long) line << 32) | at;
  }

  void back(long mark) {
    at = (int) mark;
    line = (int) (mark >> 32);
  }

  /// What follows, up to a number of characters.
  String ahead(int most) {
    peek();
    return text.substring(at, Math.min(text.length(), at + most));
  }
}
