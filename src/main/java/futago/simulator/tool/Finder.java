package futago.simulator.tool;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what an expression matches in a text, as POSIX has it: the leftmost match, and of several
/// that begin there the longest. Java alone takes the first alternative that fits.
final class Finder {
  /// Expressions with alternatives or repeated groups, of which Java may find less than there is.
  /// What the translation escapes is neither.
  private static final Pattern MAY_BE_SHORT = Pattern.compile("\\||\\)[*+?{]");

  private final Pattern pattern;
  private final String text;
  private MatchResult match;
  private int next;

  Finder(Pattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  /// The longest match that begins at a place.
  static Optional<MatchResult> at(Pattern pattern, String text, int start) {
    Matcher matcher = pattern.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
    for (int end = text.length(); end >= start; end--) {
      if (matcher.region(start, end).matches()) {
        return Optional.of(matcher.toMatchResult());
      }
    }
    return Optional.empty();
  }

  /// Goes on to the next match. An empty one right after another does not count.
  ///
  /// @return whether there is one
  boolean find() {
    int previousEnd = match == null ? -1 : match.end();
    while (next <= text.length()) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find(next)) {
        break;
      }
      match =
          MAY_BE_SHORT.matcher(pattern.pattern()).find()
              ? at(pattern, text, matcher.start()).orElseThrow()
              : matcher.toMatchResult();
      boolean empty = match.end() == match.start();
      next = empty ? match.end() + 1 : match.end();
      if (!empty || match.start() != previousEnd) {
        return true;
      }
    }
    match = null;
    next = text.length() + 1;
    return false;
  }

  int start() {
    return match.start();
  }

  int end() {
    return match.end();
  }

  /// What a group matched; nothing if it took no part.
  String group(int number) {
    return match.group(number);
  }

  int groupCount() {
    return match.groupCount();
  }
}
