package futago.simulator.shell;

/// The escapes of `echo`, of `printf`'s format and of its `%b`.
final class Escapes {
  private Escapes() {}

  /// Puts a text with its escapes expanded at the end of another.
  ///
  /// @param zeroOctal whether an octal number begins with a zero and `\c` ends everything, as in
  ///   `echo` and `%b`
  /// @return whether it went to the end; false if `\c` ended it
  static boolean expand(String text, StringBuilder to, boolean zeroOctal) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        to.append(c);
        continue;
      }
      char escape = text.charAt(at++);
      if (escape == 'c' && zeroOctal) {
        return false;
      }
      if (escape >= '0' && escape <= '7') {
        int start = zeroOctal && escape == '0' ? at : at - 1;
        int end = start;
        while (end < text.length() && end < start + 3 && isOctal(text.charAt(end))) {
          end++;
        }
        if (zeroOctal && escape != '0') {
          // %b of a number without the zero: the same.
          end = Math.max(end, at);
        }
        to.append(
            (char) (end == start ? 0 : Integer.parseInt(text.substring(start, end), 8) & 0xff));
        at = end;
        continue;
      }
      String meaning = meaning(escape);
      to.append(meaning.isEmpty() ? "\\" + escape : meaning);
    }
    return true;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static String meaning(char escape) {
    return switch (escape) {
      case 'a' -> "\007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\013";
      case '\\' -> "\\";
      default -> "";
    };
  }
}
