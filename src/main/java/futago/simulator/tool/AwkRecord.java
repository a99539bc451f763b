package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The current record and its fields.
final class AwkRecord {
  private final AwkVariables variables;
  private final List<AwkValue> fields = new ArrayList<>();
  private AwkValue whole = AwkValue.UNSET;

  /// Whether the record has been taken apart.
  private boolean split = true;

  /// Whether the record has to be put together anew from its fields.
  private boolean stale;

  AwkRecord(AwkVariables variables) {
    this.variables = variables;
  }

  void set(String text) {
    whole = AwkValue.input(text);
    split = false;
    stale = false;
  }

  int count() {
    takeApart();
    return fields.size();
  }

  void count(int number) {
    takeApart();
    while (fields.size() > number) {
      fields.removeLast();
    }
    while (fields.size() < number) {
      fields.add(AwkValue.UNSET);
    }
    stale = true;
  }

  AwkValue get(int number) {
    if (number < 0) {
      throw new UsageException(2, "negative field index $" + number);
    }
    if (number == 0) {
      if (stale) {
        String separator = variables.text("OFS");
        whole =
            AwkValue.input(
                String.join(separator, fields.stream().map(each -> each.text("%.6g")).toList()));
        stale = false;
      }
      return whole;
    }
    takeApart();
    return number <= fields.size() ? fields.get(number - 1) : AwkValue.UNSET;
  }

  void set(int number, AwkValue value) {
    if (number == 0) {
      set(value.text("%.6g"));
      return;
    }
    takeApart();
    if (number > fields.size()) {
      count(number);
    }
    fields.set(number - 1, value);
    stale = true;
  }

  private void takeApart() {
    if (!split) {
      split = true;
      fields.clear();
      String separator = variables.text("FS");
      boolean paragraphs = variables.text("RS").isEmpty();
      String text = whole.text("%.6g");
      if (paragraphs && !separator.equals(" ")) {
        for (String line : text.split("\n", -1)) {
          pieces(line, separator).forEach(each -> fields.add(AwkValue.input(each)));
        }
      } else {
        pieces(text, separator).forEach(each -> fields.add(AwkValue.input(each)));
      }
    }
  }

  /// A text taken apart: at blanks for a single space, at a character, or at an expression.
  static List<String> pieces(String text, String separator) {
    var pieces = new ArrayList<String>();
    if (text.isEmpty()) {
      return pieces;
    }
    if (separator.equals(" ")) {
      int at = 0;
      while (true) {
        while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
        if (at == text.length()) {
          return pieces;
        }
        int start = at;
        while (at < text.length() && " \t\n".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        pieces.add(text.substring(start, at));
      }
    }
    if (separator.isEmpty()) {
      for (int i = 0; i < text.length(); i++) {
        pieces.add(text.substring(i, i + 1));
      }
      return pieces;
    }
    if (separator.length() == 1 && !separator.equals("\\")) {
      int at = 0;
      for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, at)) {
        pieces.add(text.substring(at, end));
        at = end + 1;
      }
      pieces.add(text.substring(at));
      return pieces;
    }
    return pieces(text, Posix.compile(separator, Posix.Dialect.AWK, false));
  }

  static List<String> pieces(String text, Pattern separator) {
    var pieces = new ArrayList<String>();
    if (text.isEmpty()) {
      return pieces;
    }
    var matcher = new Finder(separator, text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        pieces.add(text.substring(at, matcher.start()));
        at = matcher.end();
      }
    }
    pieces.add(text.substring(at));
    return pieces;
  }
}
