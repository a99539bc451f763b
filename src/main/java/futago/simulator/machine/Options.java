package futago.simulator.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options and words of a call, as GNU's getopt takes them apart.
public final class Options {
  private final Map<Character, List<String>> options = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private Options() {}

  /// Takes a call apart; options may stand anywhere.
  ///
  /// @param letters the options that are modelled, those with a value followed by a colon
  /// @param names long options as `name=x`, where `x` is the letter that means the same
  /// @throws NotModelledException if there is another one
  public static Options of(Call call, String letters, String... names) {
    return parse(call.arguments(), letters, false, names);
  }

  /// Takes arguments apart that are no longer as they were given.
  public static Options of(List<String> arguments, String letters, String... names) {
    return parse(arguments, letters, false, names);
  }

  /// The same for a program whose first word ends its options, such as `env`.
  public static Options upToFirstWord(Call call, String letters, String... names) {
    return parse(call.arguments(), letters, true, names);
  }

  private static Options parse(
      List<String> arguments, String letters, boolean upToFirstWord, String... names) {
    var result = new Options();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("--")) {
        result.words.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (word.startsWith("--")) {
        i += result.longOption(word.substring(2), arguments, i, letters, names);
      } else if (word.startsWith("-") && word.length() > 1) {
        i += result.letters(word, arguments, i, letters);
      } else if (upToFirstWord) {
        result.words.addAll(arguments.subList(i, arguments.size()));
        break;
      } else {
        result.words.add(word);
      }
    }
    return result;
  }

  /// @return how many more arguments were used
  private int letters(String word, List<String> arguments, int at, String letters) {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (!known(letter, letters)) {
        throw new NotModelledException();
      }
      if (!takesValue(letter, letters)) {
        put(letter, "");
      } else if (i + 1 < word.length()) {
        put(letter, word.substring(i + 1));
        return 0;
      } else if (at + 1 < arguments.size()) {
        put(letter, arguments.get(at + 1));
        return 1;
      } else {
        throw new UsageException(1, "option requires an argument -- '" + letter + "'");
      }
    }
    return 0;
  }

  private int longOption(
      String option, List<String> arguments, int at, String letters, String... names) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    for (String each : names) {
      if (!each.substring(0, each.length() - 2).equals(name)) {
        continue;
      }
      char letter = each.charAt(each.length() - 1);
      if (!takesValue(letter, letters)) {
        put(letter, equals < 0 ? "" : option.substring(equals + 1));
        return 0;
      }
      if (equals >= 0) {
        put(letter, option.substring(equals + 1));
        return 0;
      }
      if (at + 1 < arguments.size()) {
        put(letter, arguments.get(at + 1));
        return 1;
      }
      throw new UsageException(1, "option '--" + name + "' requires an argument");
    }
    throw new NotModelledException();
  }

  private static boolean known(char letter, String letters) {
    return letter != ':' && letters.indexOf(letter) >= 0;
  }

  private static boolean takesValue(char letter, String letters) {
    return letters.contains(letter + ":");
  }

  private void put(char letter, String value) {
    options.computeIfAbsent(letter, _ -> new ArrayList<>()).add(value);
  }

  public boolean has(char letter) {
    return options.containsKey(letter);
  }

  /// The last value of an option.
  public Optional<String> value(char letter) {
    return Optional.ofNullable(options.get(letter)).map(List::getLast);
  }

  /// All values of an option, in order.
  public List<String> values(char letter) {
    return options.getOrDefault(letter, List.of());
  }

  /// What is no option.
  public List<String> words() {
    return words;
  }

  /// The words, of which there must be at least so many.
  public List<String> words(int least) {
    if (words.size() < least) {
      throw new UsageException(
          1,
          words.isEmpty() ? "missing operand" : "missing operand after '" + words.getLast() + "'");
    }
    return words;
  }

  /// The value of an option that is a number.
  public int number(char letter, int otherwise) {
    Optional<String> value = value(letter);
    if (value.isPresent() && !value.get().matches("\\d{1,9}")) {
      throw new NotModelledException();
    }
    return value.map(Integer::parseInt).orElse(otherwise);
  }
}
