package futago.simulator.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The builtins that deal with variables and arguments.
final class VariableBuiltins {
  private static final String OPTIONS = "aefnuvxCbhm";
  private static final Map<String, Character> LONG_OPTIONS =
      Map.of(
          "allexport", 'a',
          "errexit", 'e',
          "noglob", 'f',
          "noexec", 'n',
          "nounset", 'u',
          "verbose", 'v',
          "xtrace", 'x',
          "noclobber", 'C');

  private VariableBuiltins() {}

  static Map<String, Builtin.Body> all() {
    return Map.of(
        "export", VariableBuiltins::export,
        "readonly", VariableBuiltins::readonly,
        "local", VariableBuiltins::local,
        "unset", VariableBuiltins::unset,
        "set", VariableBuiltins::set,
        "shift", VariableBuiltins::shift,
        "read", VariableBuiltins::read);
  }

  private static int export(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Variables variables = shell.environment().variables;
    return declare(shell, "export", arguments, variables.exported(), variables::export);
  }

  private static int readonly(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Variables variables = shell.environment().variables;
    return declare(shell, "readonly", arguments, variables.readonly(), variables::makeReadonly);
  }

  private static int declare(
      Interpreter shell,
      String name,
      List<String> arguments,
      Set<String> declared,
      Consumer<String> declaration) {
    Variables variables = shell.environment().variables;
    if (arguments.isEmpty() || arguments.equals(List.of("-p"))) {
      var out = shell.environment().descriptors.output(1);
      declared.stream()
          .sorted()
          .forEach(
              each ->
                  out.println(
                      name
                          + " "
                          + each
                          + variables
                              .get(each)
                              .map(value -> "='" + quote(value) + "'")
                              .orElse("")));
      return 0;
    }
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String variable = checked(name, equals < 0 ? argument : argument.substring(0, equals));
      if (equals >= 0) {
        variables.set(variable, argument.substring(equals + 1));
      }
      declaration.accept(variable);
    }
    return 0;
  }

  private static String quote(String value) {
    return value.replace("'", "'\"'\"'");
  }

  private static String checked(String builtin, String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new ShellException(builtin + ": " + name + ": bad variable name");
    }
    return name;
  }

  private static int local(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Variables variables = shell.environment().variables;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = checked("local", equals < 0 ? argument : argument.substring(0, equals));
      if (!variables.makeLocal(name)) {
        throw new ShellException("local: not in a function");
      }
      if (equals >= 0) {
        variables.set(name, argument.substring(equals + 1));
      }
    }
    return 0;
  }

  private static int unset(Interpreter shell, List<String> arguments, Builtin.Say say) {
    boolean functions = false;
    for (String argument : arguments) {
      if (argument.equals("-f") || argument.equals("-v")) {
        functions = argument.equals("-f");
      } else if (functions) {
        shell.environment().functions.remove(argument);
      } else {
        shell.environment().variables.unset(argument);
      }
    }
    return 0;
  }

  private static int set(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Environment environment = shell.environment();
    if (arguments.isEmpty()) {
      var out = environment.descriptors.output(1);
      environment
          .variables
          .all()
          .forEach((name, value) -> out.println(name + "='" + quote(value) + "'"));
      return 0;
    }
    int at = options(environment, arguments);
    if (at < arguments.size()) {
      boolean dashes = arguments.get(at).equals("--");
      environment.positional =
          List.copyOf(arguments.subList(dashes ? at + 1 : at, arguments.size()));
    }
    return 0;
  }

  /// Sets the options at the beginning of the arguments.
  ///
  /// @return where the rest begins
  static int options(Environment environment, List<String> arguments) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).matches("[-+][^-].*")) {
      String word = arguments.get(at++);
      boolean on = word.startsWith("-");
      for (char option : word.substring(1).toCharArray()) {
        if (option == 'o' && at < arguments.size()) {
          turn(environment, on, longOption(arguments.get(at++)));
        } else if (OPTIONS.indexOf(option) >= 0) {
          turn(environment, on, option);
        } else {
          throw new ShellException("set: Illegal option " + word.charAt(0) + option);
        }
      }
    }
    return at;
  }

  private static char longOption(String name) {
    Character option = LONG_OPTIONS.get(name);
    if (option == null) {
      throw new ShellException("set: Illegal option -o " + name);
    }
    return option;
  }

  private static void turn(Environment environment, boolean on, char option) {
    if (on) {
      environment.options.add(option);
    } else {
      environment.options.remove(option);
    }
  }

  private static int shift(Interpreter shell, List<String> arguments, Builtin.Say say) {
    Environment environment = shell.environment();
    int number = arguments.isEmpty() ? 1 : Integer.parseInt(arguments.getFirst());
    if (number > environment.positional.size()) {
      throw new ShellException("shift: can't shift that many");
    }
    environment.positional = environment.positional.subList(number, environment.positional.size());
    return 0;
  }

  private static int read(Interpreter shell, List<String> arguments, Builtin.Say say) {
    List<String> names = new ArrayList<>(arguments);
    boolean raw = false;
    while (!names.isEmpty() && names.getFirst().startsWith("-")) {
      String option = names.removeFirst();
      if (!option.equals("-r")) {
        return say.fail(2, "Illegal option " + option);
      }
      raw = true;
    }
    if (names.isEmpty()) {
      return say.fail(2, "arg count");
    }
    var line = new LineRead(raw);
    boolean complete;
    try {
      InputStream in = shell.environment().descriptors.input(0);
      complete = line.from(in);
    } catch (IOException e) {
      return say.fail(1, e.getMessage());
    }
    Variables variables = shell.environment().variables;
    List<String> values = line.split(variables.get("IFS").orElse(" \t\n"), names.size());
    for (int i = 0; i < names.size(); i++) {
      variables.set(checked("read", names.get(i)), i < values.size() ? values.get(i) : "");
    }
    return complete ? 0 : 1;
  }
}
