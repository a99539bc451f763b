package futago.simulator.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `$((...))`: whole numbers of 64 bits, with C's operators.
final class Calculation {
  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*(<<|>>|[-+*/%&^|])?=(?!=)");

  /// From the weakest to the strongest. A longer one is tried before its own beginning.
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final String text;
  private final Variables variables;
  private int at;

  /// Above 0 while a part is read that does not count.
  private int skipping;

  Calculation(String text, Variables variables) {
    this.text = text;
    this.variables = variables;
  }

  /// @throws ShellException if it cannot be calculated
  long value() {
    skipBlanks();
    if (at == text.length()) {
      return 0;
    }
    long value = assignment();
    if (at < text.length()) {
      throw wrong();
    }
    return value;
  }

  private ShellException wrong() {
    return new ShellException("arithmetic expression: expecting EOF: \"" + text + "\"");
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean take(String symbol) {
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    skipBlanks();
    return true;
  }

  private long assignment() {
    Matcher matcher = ASSIGNMENT.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return ternary();
    }
    String name = matcher.group(1);
    at = matcher.end();
    skipBlanks();
    long right = assignment();
    long value = matcher.group(2) == null ? right : apply(matcher.group(2), get(name), right);
    if (skipping == 0) {
      variables.set(name, Long.toString(value));
    }
    return value;
  }

  private long ternary() {
    long condition = binary(0);
    if (!take("?")) {
      return condition;
    }
    long yes = skippingIf(condition == 0);
    if (!take(":")) {
      throw wrong();
    }
    long no = skippingIf(condition != 0);
    return condition != 0 ? yes : no;
  }

  private long skippingIf(boolean skip) {
    skipping += skip ? 1 : 0;
    try {
      return assignment();
    } finally {
      skipping -= skip ? 1 : 0;
    }
  }

  private long binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = operator(level);
      if (operator.isEmpty()) {
        return left;
      }
      take(operator);
      boolean decided =
          (operator.equals("||") && left != 0) || (operator.equals("&&") && left == 0);
      skipping += decided ? 1 : 0;
      long right = binary(level + 1);
      skipping -= decided ? 1 : 0;
      left = apply(operator, left, right);
    }
  }

  private String operator(int level) {
    for (String operator : LEVELS.get(level)) {
      if (text.startsWith(operator, at) && !isPartOfLonger(operator)) {
        return operator;
      }
    }
    return "";
  }

  private boolean isPartOfLonger(String operator) {
    char next = at + operator.length() < text.length() ? text.charAt(at + operator.length()) : ' ';
    return operator.length() == 1
        && (("&|<>".contains(operator) && next == operator.charAt(0))
            || (next == '=' && "|^&+-*/%".contains(operator)));
  }

  private long unary() {
    if (take("-")) {
      return -unary();
    }
    if (take("+")) {
      return unary();
    }
    if (take("!")) {
      return unary() == 0 ? 1 : 0;
    }
    if (take("~")) {
      return ~unary();
    }
    if (take("(")) {
      long value = assignment();
      if (!take(")")) {
        throw wrong();
      }
      return value;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      skipBlanks();
      return parse(number.group());
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw new ShellException("arithmetic expression: expecting primary: \"" + text + "\"");
    }
    at = name.end();
    skipBlanks();
    return get(name.group());
  }

  private long get(String name) {
    String value = variables.get(name).orElse("").strip();
    if (value.isEmpty()) {
      return 0;
    }
    boolean negative = value.startsWith("-");
    String digits = negative || value.startsWith("+") ? value.substring(1) : value;
    if (!NUMBER.matcher(digits).matches()) {
      throw new ShellException("Illegal number: " + value);
    }
    return negative ? -parse(digits) : parse(digits);
  }

  private long parse(String number) {
    try {
      if (number.startsWith("0x") || number.startsWith("0X")) {
        return Long.parseLong(number.substring(2), 16);
      }
      return number.length() > 1 && number.startsWith("0")
          ? Long.parseLong(number, 8)
          : Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw wrong();
    }
  }

  private long apply(String operator, long left, long right) {
    if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
      if (skipping > 0) {
        return 0;
      }
      throw new ShellException("arithmetic expression: division by zero: \"" + text + "\"");
    }
    return switch (operator) {
      case "||" -> left != 0 || right != 0 ? 1 : 0;
      case "&&" -> left != 0 && right != 0 ? 1 : 0;
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "&" -> left & right;
      case "==" -> left == right ? 1 : 0;
      case "!=" -> left != right ? 1 : 0;
      case "<=" -> left <= right ? 1 : 0;
      case ">=" -> left >= right ? 1 : 0;
      case "<" -> left < right ? 1 : 0;
      case ">" -> left > right ? 1 : 0;
      case "<<" -> left << right;
      case ">>" -> left >> right;
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case "%" -> left % right;
      default -> throw wrong();
    };
  }
}
