package futago.simulator.pacemaker.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of a command, taken apart as getopt_long(3) does.
///
/// @param values by the option's one name; empty for one that has no value
/// @param words what is no option
record Options(Map<String, String> values, List<String> words) {
  /// Takes arguments apart.
  ///
  /// @param known the options, by each of their spellings: the one name, and `=` behind it if it
  ///   has a value
  /// @return nothing if there is an option that is not known
  static Optional<Options> parse(List<String> arguments, Map<String, String> known) {
    var values = new LinkedHashMap<String, String>();
    var words = new ArrayList<String>();
    var rest = new java.util.ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.pop();
      if (!argument.startsWith("-") || argument.equals("-")) {
        words.add(argument);
        continue;
      }
      boolean isLong = argument.startsWith("--");
      int equals = isLong ? argument.indexOf('=') : -1;
      String spelling =
          isLong
              ? (equals < 0 ? argument : argument.substring(0, equals))
              : argument.substring(0, 2);
      String name = known.get(spelling);
      if (name == null) {
        return Optional.empty();
      }
      boolean takesValue = name.endsWith("=");
      String value = "";
      if (takesValue) {
        if (equals >= 0) {
          value = argument.substring(equals + 1);
        } else if (!isLong && argument.length() > 2) {
          value = argument.substring(2);
        } else if (rest.isEmpty()) {
          return Optional.empty();
        } else {
          value = rest.pop();
        }
      } else if (!isLong && argument.length() > 2) {
        // Several short ones in one word.
        rest.push("-" + argument.substring(2));
      }
      values.put(takesValue ? name.substring(0, name.length() - 1) : name, value);
    }
    return Optional.of(new Options(values, words));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
