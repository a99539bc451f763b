package futago.engine;

import java.util.regex.Pattern;

/// Text of a remote machine made safe to print: it must never move the cursor, change colours or
/// titles, or reorder what a person reads.
final class TerminalText {
  /// What a terminal takes for a command: strings such as a title (to their terminator or the end),
  /// control sequences, other escapes.
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f]).*?(?:\u0007|\u001b\\\\|\u009c|$)"
              + "|(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
              + "|\u001b[ -/]*[0-~]");

  /// Control characters that are left, except the tab, and marks that turn the reading direction.
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");

  private TerminalText() {}

  /// A line as a person would read it. Of a line that was overwritten by carriage returns, as
  /// progress bars do, what stood there last is left.
  static String clean(String line) {
    String visible = line;
    int end = visible.length();
    while (end > 0 && visible.charAt(end - 1) == '\r') {
      end--;
    }
    visible = visible.substring(visible.lastIndexOf('\r', end - 1) + 1, end);
    if (!CONTROLS.matcher(visible).find()) {
      return visible;
    }
    return CONTROLS.matcher(ESCAPES.matcher(visible).replaceAll("")).replaceAll("");
  }
}
