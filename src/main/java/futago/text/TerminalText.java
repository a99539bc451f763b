package futago.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text of a remote machine made safe to print: it must never move the cursor, change colours or
/// titles, or reorder what a person reads.
public final class TerminalText {
  /// What a terminal takes for a command: strings such as a title (to their terminator or the end),
  /// control sequences, other escapes.
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\u001b[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f]).*?(?:\u0007|\u001b\\\\|\u009c|$)"
              + "|(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
              + "|\u001b[ -/]*[0-~]");

  /// Control characters that are left, except the tab, and marks that turn the reading direction.
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\u2028-\u202e\u2066-\u2069]");

  /// The same of those that JSON leaves as they are.
  private static final Pattern JSON_CONTROLS =
      Pattern.compile("[\\x7f-\\x9f\u2028-\u202e\u2066-\u2069]");

  private TerminalText() {}

  /// A line as a person would read it. Of a line that was overwritten by carriage returns, as
  /// progress bars do, what stood there last is left.
  public static String clean(String line) {
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

  /// The same of any number of lines; their line feeds stay.
  public static String cleanLines(String text) {
    return CONTROLS.matcher(text).find()
        ? text.lines().map(TerminalText::clean).collect(Collectors.joining("\n"))
            + (text.endsWith("\n") ? "\n" : "")
        : text;
  }

  /// JSON that means the same, with what a terminal would obey written as escapes.
  public static String json(String json) {
    return JSON_CONTROLS
        .matcher(json)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
