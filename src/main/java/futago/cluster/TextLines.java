package futago.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a text that a node printed, blank ones left out.
final class TextLines {
  /// A tab is the only one that belongs into it; a terminal's colours do not.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]");

  /// One line.
  ///
  /// @param indent how many blanks it begins with
  /// @param text the rest, without blanks at its end
  record Line(int indent, String text) {}

  private final String source;
  private final List<Line> lines = new ArrayList<>();
  private int at;

  /// @param source the command that printed it, for messages
  /// @throws UnreadableException if there are control characters in it, such as a terminal's
  ///   colours
  TextLines(String source, String text) throws UnreadableException {
    this.source = source;
    if (CONTROL.matcher(text).find()) {
      throw UnreadableException.of(source, text.strip());
    }
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        String rest = line.stripLeading();
        lines.add(new Line(line.length() - rest.length(), rest.stripTrailing()));
      }
    }
  }

  boolean hasNext() {
    return at < lines.size();
  }

  /// The next line, which stays the next.
  Line peek() throws UnreadableException {
    if (!hasNext()) {
      throw unreadable("…");
    }
    return lines.get(at);
  }

  /// The next line.
  Line next() throws UnreadableException {
    Line line = peek();
    at++;
    return line;
  }

  /// The words between the brackets of a list.
  List<String> words(String list) throws UnreadableException {
    List<String> words = List.of(list.split(" ", -1));
    if (words.contains("")) {
      throw unreadable(list);
    }
    return words;
  }

  int number(String digits) throws UnreadableException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw UnreadableException.of(source, digits, e);
    }
  }

  /// What to throw about something in the text.
  UnreadableException unreadable(String detail) {
    return UnreadableException.of(source, detail);
  }
}
