package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import java.util.Locale;

/// What stands in the place of a match in `sed`.
final class Replacement {
  private Replacement() {}

  /// The text for a match: `&`, `\1`, `\n`, and GNU's `\U` and its like.
  static String of(String replacement, Finder match) {
    var text = new StringBuilder();
    char mode = 'E';
    char once = 'E';
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      String piece;
      if (c == '&') {
        piece = match.group(0);
      } else if (c != '\\' || i + 1 == replacement.length()) {
        piece = String.valueOf(c);
      } else {
        char escape = replacement.charAt(++i);
        if ("LUE".indexOf(escape) >= 0) {
          mode = escape;
          continue;
        }
        if ("lu".indexOf(escape) >= 0) {
          once = escape;
          continue;
        }
        piece = escaped(escape, match);
      }
      if (mode != 'E') {
        piece = mode == 'U' ? piece.toUpperCase(Locale.ROOT) : piece.toLowerCase(Locale.ROOT);
      }
      if (once != 'E' && !piece.isEmpty()) {
        String first = piece.substring(0, 1);
        piece =
            (once == 'u' ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                + piece.substring(1);
        once = 'E';
      }
      text.append(piece);
    }
    return text.toString();
  }

  private static String escaped(char escape, Finder match) {
    if (Character.isDigit(escape)) {
      int group = escape - '0';
      if (group > match.groupCount()) {
        throw new UsageException(
            1, "-e expression #1, char 0: invalid reference \\" + group + " on `s' command's RHS");
      }
      String said = match.group(group);
      return said == null ? "" : said;
    }
    return switch (escape) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      default -> String.valueOf(escape);
    };
  }
}
