package futago.spec;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a piece of the file appears in a message: short, and without anything that a terminal would
/// obey or that cannot be seen.
final class Shown {
  private static final int LONGEST = 60;
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

  private Shown() {}

  /// Whether it holds a character that cannot be seen or does not exist, such as a control
  /// character or half of a surrogate pair.
  static boolean hasUnseen(String text) {
    return UNSEEN.matcher(text).find();
  }

  /// The beginning of a text, at most about sixty characters.
  static String of(String text) {
    return of(text, LONGEST);
  }

  /// The beginning of a text, at most about the given number of characters.
  static String of(String text, int longest) {
    var shown =
        text.codePoints()
            .limit(longest + 1L)
            .mapToObj(Shown::character)
            .collect(Collectors.toCollection(ArrayList::new));
    return shown.size() <= longest
        ? String.join("", shown)
        : String.join("", shown.subList(0, longest)) + "…";
  }

  private static String character(int codePoint) {
    String character = Character.toString(codePoint);
    if (!hasUnseen(character)) {
      return character;
    }
    return character
        .chars()
        .mapToObj(unit -> "\\u%04x".formatted(unit))
        .collect(Collectors.joining());
  }
}
