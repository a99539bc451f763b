package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import java.util.regex.Pattern;

/// The sets of `tr`: `a-z`, `\n`, `[:space:]`.
final class CharacterSet {
  private static final int ALL = 256;

  private CharacterSet() {}

  /// All characters of a set, in order.
  static String read(String said) {
    String text = Bytes.of(said);
    var set = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
      if (end > 0) {
        set.append(ofClass(text.substring(at + 2, end)));
        at = end + 2;
        continue;
      }
      int[] next = {at};
      char c = character(text, next);
      at = next[0];
      if (at + 1 < text.length() && text.charAt(at) == '-') {
        next[0] = at + 1;
        char last = character(text, next);
        at = next[0];
        for (char each = c; each <= last; each++) {
          set.append(each);
        }
      } else {
        set.append(c);
      }
    }
    return set.toString();
  }

  private static String ofClass(String name) {
    Pattern members = Posix.compile("[[:" + name + ":]]", Posix.Dialect.BASIC, false);
    var set = new StringBuilder();
    for (char c = 0; c < ALL; c++) {
      if (members.matcher(String.valueOf(c)).matches()) {
        set.append(c);
      }
    }
    return set.toString();
  }

  /// The character at a place, which is moved on.
  private static char character(String text, int[] at) {
    char c = text.charAt(at[0]++);
    if (c != '\\' || at[0] == text.length()) {
      return c;
    }
    char escape = text.charAt(at[0]++);
    if (escape >= '0' && escape <= '7') {
      int value = escape - '0';
      for (int i = 0; i < 2 && at[0] < text.length(); i++) {
        char digit = text.charAt(at[0]);
        if (digit < '0' || digit > '7') {
          break;
        }
        value = value * 8 + digit - '0';
        at[0]++;
      }
      return (char) value;
    }
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> '\013';
      case 'b' -> '\b';
      case 'a' -> '\007';
      default -> escape;
    };
  }

  /// All characters that are not in a set.
  static String complement(String set) {
    var rest = new StringBuilder();
    for (char c = 0; c < ALL; c++) {
      if (set.indexOf(c) < 0) {
        rest.append(c);
      }
    }
    return rest.toString();
  }
}
