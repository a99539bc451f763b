package futago.simulator.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The shell's patterns: `*`, `?`, `[...]`; a backslash quotes what follows.
public final class Glob {
  private static final String SPECIAL = "*?[\\";
  private static final int MOST_KEPT = 1000;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Glob() {}

  /// Text that stands for itself, as a part of a pattern.
  static String quote(String text) {
    var quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0 || c == ']' || c == '-' || c == '!' || c == '^') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.toString();
  }

  /// A pattern without its quoting.
  static String unquote(String pattern) {
    return pattern.replaceAll("(?s)\\\\(.)", "$1");
  }

  /// Whether there is anything in a pattern that is not plain text.
  static boolean isPattern(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || c == '[') {
        return true;
      }
    }
    return false;
  }

  /// Whether a text as a whole is what a pattern says.
  public static boolean matches(String pattern, String text) {
    return regex(pattern).matcher(text).matches();
  }

  /// The regular expression for a pattern.
  static Pattern regex(String pattern) {
    Pattern known = COMPILED.get(pattern);
    if (known != null) {
      return known;
    }
    if (COMPILED.size() > MOST_KEPT) {
      COMPILED.clear();
    }
    Pattern compiled = Pattern.compile(translate(pattern), Pattern.DOTALL);
    COMPILED.put(pattern, compiled);
    return compiled;
  }

  private static String translate(String pattern) {
    var regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = c == '[' ? bracketEnd(pattern, at) : -1;
      if (c == '\\' && at + 1 < pattern.length()) {
        regex.append(Pattern.quote(pattern.substring(at + 1, at + 2)));
        at++;
      } else if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        regex.append(bracket(pattern.substring(at + 1, end)));
        at = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      at++;
    }
    return regex.toString();
  }

  /// Where a bracket expression ends; -1 if it does not.
  private static int bracketEnd(String pattern, int start) {
    int at = start + 1;
    if (at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
        at = pattern.indexOf(":]", at) + 1;
      } else if (pattern.charAt(at) == '\\') {
        at++;
      }
      at++;
    }
    return at < pattern.length() ? at : -1;
  }

  private static String bracket(String inside) {
    var regex = new StringBuilder("[");
    int at = 0;
    if (!inside.isEmpty() && "!^".indexOf(inside.charAt(0)) >= 0) {
      regex.append('^');
      at = 1;
    }
    while (at < inside.length()) {
      int classEnd = inside.startsWith("[:", at) ? inside.indexOf(":]", at) : -1;
      char c = inside.charAt(at);
      if (classEnd > 0) {
        regex.append(posix(inside.substring(at + 2, classEnd)));
        at = classEnd + 1;
      } else if (c == '\\' && at + 1 < inside.length()) {
        at++;
        regex.append(literal(inside.charAt(at)));
      } else if (c == '-' && at > 0 && at + 1 < inside.length()) {
        regex.append('-');
      } else {
        regex.append(literal(c));
      }
      at++;
    }
    return regex.append(']').toString();
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\x{" + Integer.toHexString(c) + "}";
  }

  /// The inside of a Java character class for a POSIX one.
  public static String posix(String name) {
    return switch (name) {
      case "alpha" -> "a-zA-Z";
      case "digit" -> "0-9";
      case "alnum" -> "a-zA-Z0-9";
      case "upper" -> "A-Z";
      case "lower" -> "a-z";
      case "space" -> "\\x09-\\x0d\\x20";
      case "blank" -> "\\x09\\x20";
      case "punct" -> "!-/:-@\\x5b-`{-~";
      case "print" -> "\\x20-\\x7e";
      case "graph" -> "\\x21-\\x7e";
      case "cntrl" -> "\\x00-\\x1f\\x7f";
      case "xdigit" -> "0-9a-fA-F";
      default -> throw new IllegalArgumentException("unknown character class " + name);
    };
  }
}
