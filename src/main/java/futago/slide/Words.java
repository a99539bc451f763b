package futago.slide;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as it falls on a terminal: how wide it is, and where its lines may break.
public final class Words {
  private Words() {}

  /// How many columns a text takes: East Asian wide and full-width characters take two.
  public static int width(String text) {
    return text.codePoints().map(Words::width).sum();
  }

  /// As much of a text's beginning as fits into so many columns.
  public static String cut(String text, int columns) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += width(point);
      if (used > columns) {
        return text.substring(0, end);
      }
      end += Character.charCount(point);
    }
    return text;
  }

  /// Breaks a text into lines of at most so many columns, at word ends, or between Japanese
  /// characters where the language allows it; a longer word has a line of its own.
  public static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    text.lines().forEach(line -> wrapLine(line, columns, lines));
    return lines;
  }

  private static void wrapLine(String text, int columns, List<String> lines) {
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    var line = new StringBuilder();
    int start = places.first();
    for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
      String piece = text.substring(start, end);
      if (!line.isEmpty() && width(line + piece.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
      start = end;
    }
    lines.add(line.toString().stripTrailing());
  }

  private static int width(int point) {
    if (Character.getType(point) == Character.NON_SPACING_MARK || Character.isISOControl(point)) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  /// The ranges that Unicode's EastAsianWidth.txt calls wide or full-width, emoji included.
  private static boolean isWide(int point) {
    return point >= 0x1100
        && (point <= 0x115f
            || in(point, 0x2e80, 0xa4cf)
            || in(point, 0xac00, 0xd7a3)
            || in(point, 0xf900, 0xfaff)
            || in(point, 0xfe30, 0xfe6f)
            || in(point, 0xff00, 0xff60)
            || in(point, 0xffe0, 0xffe6)
            || in(point, 0x1f300, 0x1faff)
            || in(point, 0x20000, 0x3fffd));
  }

  private static boolean in(int point, int first, int last) {
    return first <= point && point <= last;
  }
}
