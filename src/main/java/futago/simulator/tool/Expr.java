package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `expr`.
final class Expr {
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("&"),
          List.of("=", "==", "!=", "<", "<=", ">", ">="),
          List.of("+", "-"),
          List.of("*", "/", "%"),
          List.of(":"));

  private final List<String> words;
  private int at;

  private Expr(List<String> words) {
    this.words = words;
  }

  static Tool tool() {
    return Expr::run;
  }

  private static int run(Call call) {
    if (call.arguments().isEmpty()) {
      return call.fail(2, "missing operand");
    }
    var expr = new Expr(call.arguments());
    try {
      String value = expr.binary(0);
      if (expr.at < expr.words.size()) {
        throw new UsageException(
            2, "syntax error: unexpected argument '" + expr.words.get(expr.at) + "'");
      }
      call.out().println(value);
      return isTrue(value) ? 0 : 1;
    } catch (ArithmeticException e) {
      return call.fail(2, "division by zero");
    }
  }

  private static boolean isTrue(String value) {
    return !value.isEmpty() && !value.matches("-?0+");
  }

  private String binary(int level) {
    if (level == LEVELS.size()) {
      return primary();
    }
    String left = binary(level + 1);
    while (at < words.size() && LEVELS.get(level).contains(words.get(at))) {
      String operator = words.get(at++);
      left = apply(operator, left, binary(level + 1));
    }
    return left;
  }

  private String primary() {
    if (at >= words.size()) {
      throw new UsageException(2, "syntax error: missing argument after '" + words.getLast() + "'");
    }
    String word = words.get(at++);
    switch (word) {
      case "(" -> {
        String value = binary(0);
        if (at >= words.size() || !words.get(at++).equals(")")) {
          throw new UsageException(2, "syntax error: expecting ')'");
        }
        return value;
      }
      case "length" -> {
        if (at < words.size()) {
          return Integer.toString(Bytes.of(primary()).length());
        }
      }
      case "match" -> {
        if (at < words.size()) {
          String text = primary();
          return match(text, primary());
        }
      }
      case "substr" -> {
        if (at < words.size()) {
          String text = primary();
          int from = (int) number(primary());
          int length = (int) number(primary());
          return from < 1 || length < 1 || from > text.length()
              ? ""
              : text.substring(from - 1, Math.min(text.length(), from - 1 + length));
        }
      }
      default -> {}
    }
    return word;
  }

  private static String apply(String operator, String left, String right) {
    return switch (operator) {
      case "|" -> isTrue(left) ? left : isTrue(right) ? right : "0";
      case "&" -> isTrue(left) && isTrue(right) ? left : "0";
      case ":" -> match(left, right);
      case "+" -> Long.toString(number(left) + number(right));
      case "-" -> Long.toString(number(left) - number(right));
      case "*" -> Long.toString(number(left) * number(right));
      case "/" -> Long.toString(number(left) / number(right));
      case "%" -> Long.toString(number(left) % number(right));
      default -> compare(operator, left, right) ? "1" : "0";
    };
  }

  private static boolean compare(String operator, String left, String right) {
    boolean numbers = left.matches("-?\\d+") && right.matches("-?\\d+");
    int order = numbers ? Long.compare(number(left), number(right)) : left.compareTo(right);
    return switch (operator) {
      case "=", "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static long number(String text) {
    if (!text.matches("-?\\d{1,18}")) {
      throw new UsageException(2, "non-integer argument");
    }
    return Long.parseLong(text);
  }

  private static String match(String text, String expression) {
    Pattern pattern = Posix.compile(Bytes.of(expression), Posix.Dialect.BASIC, false);
    Optional<MatchResult> found = Finder.at(pattern, Bytes.of(text), 0);
    if (pattern.matcher("").groupCount() == 0) {
      return Integer.toString(found.map(MatchResult::end).orElse(0));
    }
    return Bytes.toText(found.map(match -> match.group(1)).orElse(""));
  }
}
