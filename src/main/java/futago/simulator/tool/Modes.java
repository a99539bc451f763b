package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Permission bits: as `chmod` reads them and as `ls` shows them.
final class Modes {
  private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*)");

  private Modes() {}

  /// The bits after a change.
  ///
  /// @param said octal, or such as `u+x,go-w`
  /// @throws UsageException if it is neither
  static int change(String said, int before, boolean directory) {
    if (said.matches("[0-7]{1,5}")) {
      return Integer.parseInt(said, 8);
    }
    int mode = before;
    for (String clause : said.split(",", -1)) {
      Matcher matcher = CLAUSE.matcher(clause);
      if (!matcher.matches()) {
        throw new UsageException(1, "invalid mode: '" + said + "'");
      }
      String who = matcher.group(1).isEmpty() ? "a" : matcher.group(1);
      int whose = 0;
      whose |= who.contains("u") || who.contains("a") ? 04700 : 0;
      whose |= who.contains("g") || who.contains("a") ? 02070 : 0;
      whose |= who.contains("o") || who.contains("a") ? 01007 : 0;
      int bits = bits(matcher.group(3), directory || (before & 0111) != 0) & whose;
      mode =
          switch (matcher.group(2)) {
            case "+" -> mode | bits;
            case "-" -> mode & ~bits;
            default -> (mode & ~(whose & 0777)) | bits;
          };
    }
    return mode;
  }

  private static int bits(String letters, boolean executable) {
    int bits = 0;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      bits |=
          switch (letter) {
            case 'r' -> 0444;
            case 'w' -> 0222;
            case 'x' -> 0111;
            case 'X' -> executable ? 0111 : 0;
            case 's' -> 06000;
            default -> 01000;
          };
    }
    return bits;
  }

  /// Such as `rwxr-xr-x`.
  static String text(int mode) {
    var text = new StringBuilder();
    for (int shift = 6; shift >= 0; shift -= 3) {
      int three = mode >> shift & 7;
      boolean special = (mode & (shift == 6 ? 04000 : shift == 3 ? 02000 : 01000)) != 0;
      text.append((three & 4) != 0 ? 'r' : '-').append((three & 2) != 0 ? 'w' : '-');
      char mark = shift == 0 ? 't' : 's';
      boolean runs = (three & 1) != 0;
      text.append(special ? runs ? mark : Character.toUpperCase(mark) : runs ? 'x' : '-');
    }
    return text.toString();
  }
}
