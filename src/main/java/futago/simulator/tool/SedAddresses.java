package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import java.util.IdentityHashMap;
import java.util.regex.Pattern;

/// Which lines the commands of a `sed` script are for.
final class SedAddresses {
  private final Sed.SedInput input;

  /// Up to which line a range that has begun goes on.
  private final IdentityHashMap<SedCommand, Integer> ranges = new IdentityHashMap<>();

  private int line;
  private String space = "";
  private Pattern last;

  SedAddresses(Sed.SedInput input) {
    this.input = input;
  }

  /// Whether a command is for a line.
  ///
  /// @param number the line's
  /// @param text what is in the pattern space
  boolean include(SedCommand command, int number, String text) {
    line = number;
    space = text;
    if (command.from() == null) {
      return !command.inverted();
    }
    boolean is = command.to() == null ? matches(command.from()) : inRange(command);
    return is != command.inverted();
  }

  private boolean inRange(SedCommand command) {
    Integer until = ranges.get(command);
    if (until == null) {
      boolean fromZero = command.from() instanceof SedCommand.LineNumber(int number) && number == 0;
      if (fromZero ? line != 1 : !matches(command.from())) {
        return false;
      }
      if (fromZero && command.to() instanceof SedCommand.Regex && matches(command.to())) {
        return true;
      }
      switch (command.to()) {
        case SedCommand.LineNumber(int number) -> {
          if (number > line) {
            ranges.put(command, number);
          }
        }
        case SedCommand.Count(int lines) -> {
          if (lines > 0) {
            ranges.put(command, line + lines);
          }
        }
        case SedCommand.Last _, SedCommand.Regex _, SedCommand.Step _ ->
            ranges.put(command, Integer.MAX_VALUE);
      }
      return true;
    }
    boolean ends =
        switch (command.to()) {
          case SedCommand.LineNumber _, SedCommand.Count _ -> line >= until;
          case SedCommand.Last _ -> input.isLast();
          case SedCommand.Regex _, SedCommand.Step _ -> matches(command.to());
        };
    if (ends) {
      ranges.remove(command);
    }
    return !(command.to() instanceof SedCommand.LineNumber && line > until);
  }

  private boolean matches(SedCommand.Address address) {
    return switch (address) {
      case SedCommand.LineNumber(int number) -> line == number;
      case SedCommand.Step(int first, int step) ->
          step == 0 ? line == first : line >= first && (line - first) % step == 0;
      case SedCommand.Last _ -> input.isLast();
      case SedCommand.Regex(Pattern pattern) -> used(pattern).matcher(space).find();
      case SedCommand.Count _ -> false;
    };
  }

  /// Whether the range of a command goes on after this line.
  boolean goesOn(SedCommand command) {
    return ranges.containsKey(command);
  }

  /// The expression, or the one that was used last.
  Pattern used(Pattern pattern) {
    if (pattern != null) {
      last = pattern;
    }
    if (last == null) {
      throw new UsageException(1, "-e expression #1, char 0: no previous regular expression");
    }
    return last;
  }
}
