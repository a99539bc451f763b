package futago.simulator.tool;

import futago.simulator.shell.Glob;

/// `[...]` in a regular expression.
final class BracketExpression {
  private final String text;
  private final boolean escapes;
  private int at;

  /// @param at after the bracket that opens it
  /// @param escapes whether a backslash quotes in it, as in `awk`
  BracketExpression(String text, int at, boolean escapes) {
    this.text = text;
    this.at = at;
    this.escapes = escapes;
  }

  /// The same for Java.
  String translate() {
    var inside = new StringBuilder("[");
    if (at < text.length() && text.charAt(at) == '^') {
      inside.append('^');
      at++;
    }
    boolean first = true;
    while (true) {
      if (at >= text.length()) {
        throw new IllegalArgumentException("Unmatched [, [^, [:, [., or [=");
      }
      char c = text.charAt(at);
      if (c == ']' && !first) {
        at++;
        break;
      }
      first = false;
      int classEnd = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
      if (classEnd > 0) {
        inside.append(Glob.posix(text.substring(at + 2, classEnd)));
        at = classEnd + 2;
        continue;
      }
      inside.append(member());
      if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        at++;
        inside.append('-').append(member());
      }
    }
    return inside.append(']').toString();
  }

  /// One character of a bracket expression.
  private String member() {
    char c = text.charAt(at++);
    if (c == '[' && at < text.length() && ".=".indexOf(text.charAt(at)) >= 0) {
      int end = text.indexOf(text.charAt(at) + "]", at + 1);
      if (end == at + 2) {
        c = text.charAt(at + 1);
        at = end + 2;
      }
    } else if (c == '\\' && escapes && at < text.length()) {
      c =
          switch (text.charAt(at++)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> '\013';
            default -> text.charAt(at - 1);
          };
    }
    return "\\x%02x".formatted((int) c & 0xff);
  }

  /// Where the text goes on, once it is translated.
  int end() {
    return at;
  }
}
