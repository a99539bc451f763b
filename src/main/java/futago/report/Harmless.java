package futago.report;

/// Text of anywhere made fit for paper and screen: what would do something instead of being read is
/// shown as a sign for itself. Control characters become Unicode's pictures of them (`␛` for
/// escape); marks that turn the reading direction, that are invisible or that are no character at
/// all become `⟨U+202E⟩`.
final class Harmless {
  private static final int PICTURES = 0x2400;
  private static final int DELETE = 0x7f;

  private Harmless() {}

  /// One or several lines; line breaks stay, tabs become blanks.
  static String text(String text) {
    StringBuilder shown = null;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      int next = at + Character.charCount(code);
      if (isPlain(code)) {
        if (shown != null) {
          shown.appendCodePoint(code);
        }
      } else {
        if (shown == null) {
          shown = new StringBuilder(text.substring(0, at));
        }
        show(code, shown);
      }
      at = next;
    }
    return shown == null ? text : shown.toString();
  }

  /// One line: line breaks are shown, too.
  static String line(String text) {
    return text(text).replace('\n', '␊');
  }

  private static boolean isPlain(int code) {
    if (code == '\n' || (code >= ' ' && code < DELETE)) {
      return true;
    }
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void show(int code, StringBuilder shown) {
    if (code == '\t') {
      shown.append("    ");
    } else if (code < ' ') {
      shown.appendCodePoint(PICTURES + code);
    } else if (code == DELETE) {
      shown.append('␡');
    } else {
      shown.append("⟨U+%04X⟩".formatted(code));
    }
  }
}
