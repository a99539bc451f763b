package futago.simulator.pacemaker.cib;

import java.util.Locale;

/// Pacemaker's arithmetic of scores: a million is infinite, and "never" wins over "always".
public final class Scores {
  /// Always.
  public static final int INFINITY = 1_000_000;

  private Scores() {}

  /// A sum.
  public static int add(int one, int other) {
    if (one <= -INFINITY || other <= -INFINITY) {
      return -INFINITY;
    }
    if (one >= INFINITY || other >= INFINITY) {
      return INFINITY;
    }
    return Math.clamp(one + (long) other, -INFINITY, INFINITY);
  }

  /// A score as it is written.
  public static int parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "infinity", "+inf", "+infinity", "mandatory" -> INFINITY;
      case "-inf", "-infinity" -> -INFINITY;
      case "", "advisory", "optional" -> 0;
      default ->
          text.matches("[-+]?\\d{1,9}")
              ? Math.clamp(Integer.parseInt(text), -INFINITY, INFINITY)
              : 0;
    };
  }

  /// A score as it is shown.
  public static String text(int score) {
    if (score >= INFINITY) {
      return "INFINITY";
    }
    return score <= -INFINITY ? "-INFINITY" : Integer.toString(score);
  }
}
