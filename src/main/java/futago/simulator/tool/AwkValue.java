package futago.simulator.tool;

import futago.simulator.machine.NotModelledException;
import futago.simulator.shell.Directive;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value of `awk`: a number, a text, or a text from outside that looks like a number and so is
/// both.
///
/// @param text null for a plain number
/// @param numeric whether it counts as a number when compared
record AwkValue(String text, double number, boolean numeric) {
  static final AwkValue UNSET = new AwkValue("", 0, true);
  static final AwkValue ZERO = new AwkValue(null, 0, true);
  static final AwkValue ONE = new AwkValue(null, 1, true);

  private static final Pattern NUMBER =
      Pattern.compile("[ \\t\\n]*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");
  private static final double LARGEST_WHOLE = 1e16;

  static AwkValue of(double number) {
    return number == 0 ? ZERO : number == 1 ? ONE : new AwkValue(null, number, true);
  }

  static AwkValue of(boolean truth) {
    return truth ? ONE : ZERO;
  }

  static AwkValue of(String text) {
    return new AwkValue(text, leading(text), false);
  }

  /// A text from outside: a field, an argument.
  static AwkValue input(String text) {
    if (text.isEmpty() || text.length() > 40) {
      return of(text);
    }
    char last = text.charAt(text.length() - 1);
    if (!(Character.isDigit(last) || last == '.' || last == ' ' || last == '\t')) {
      return of(text);
    }
    Matcher matcher = NUMBER.matcher(text);
    boolean looksSo = matcher.lookingAt() && text.substring(matcher.end()).isBlank();
    return new AwkValue(
        text, looksSo ? Double.parseDouble(matcher.group(1)) : leading(text), looksSo);
  }

  private static double leading(String text) {
    if (text.isEmpty() || text.charAt(0) > '9') {
      return 0;
    }
    Matcher matcher = NUMBER.matcher(text);
    return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  boolean isTrue() {
    return (text == null || (numeric && !text.isEmpty())) ? number != 0 : !text.isEmpty();
  }

  /// The value as text.
  ///
  /// @param format how a number that is not whole is written, such as `%.6g`
  String text(String format) {
    if (text != null) {
      return text;
    }
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
      return Long.toString((long) number);
    }
    Matcher matcher = Directive.at(format, 0);
    if (!matcher.matches()) {
      throw new NotModelledException();
    }
    int precision = matcher.group(3) == null ? -1 : Integer.parseInt("0" + matcher.group(3));
    return new Directive(matcher.group(1), -1, precision, matcher.group(4).charAt(0)).real(number);
  }

  /// The order of two values: as numbers if both look so, else as texts.
  static int compare(AwkValue left, AwkValue right, String format) {
    return left.numeric && right.numeric
        ? Double.compare(left.number + 0.0, right.number + 0.0)
        : left.text(format).compareTo(right.text(format));
  }
}
