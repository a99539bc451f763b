package futago.simulator.tool;

import java.util.regex.Pattern;

/// A command of a `sed` script.
///
/// @param from the first line it is for; null for all lines
/// @param to the last one; null if it is for single lines
/// @param inverted whether it is for all other lines
/// @param name its letter
/// @param text what `a`, `i` and `c` print, the label of `b`, `t` and `T`, the file of `r` and `w`,
///   the characters of `y`
/// @param more the other characters of `y`
/// @param substitution what `s` does
record SedCommand(
    Address from,
    Address to,
    boolean inverted,
    char name,
    String text,
    String more,
    Substitution substitution) {
  /// Which line is meant.
  sealed interface Address {}

  /// The line of a number; 0 only before a range.
  record LineNumber(int line) implements Address {}

  /// Every so many lines.
  record Step(int first, int step) implements Address {}

  /// The last line.
  record Last() implements Address {}

  /// A line with such text; null for the expression that was used last.
  record Regex(Pattern pattern) implements Address {}

  /// So many lines after the first one.
  record Count(int lines) implements Address {}

  /// What `s` does.
  ///
  /// @param pattern null for the expression that was used last
  /// @param number which occurrence is the first
  /// @param all whether those after it are replaced too
  /// @param print whether the line is printed
  /// @param file where it is written to; empty for nowhere
  record Substitution(
      Pattern pattern, String replacement, int number, boolean all, boolean print, String file) {}
}
