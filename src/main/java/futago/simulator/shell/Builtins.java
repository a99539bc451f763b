package futago.simulator.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// All commands of the shell's own.
final class Builtins {
  private static final Set<String> SPECIAL =
      Set.of(
          ":",
          ".",
          "break",
          "continue",
          "eval",
          "exec",
          "exit",
          "export",
          "readonly",
          "return",
          "set",
          "shift",
          "times",
          "trap",
          "unset");

  private static final Map<String, Builtin> ALL = all();

  private Builtins() {}

  private static Map<String, Builtin> all() {
    var bodies = new HashMap<String, Builtin.Body>();
    bodies.putAll(ControlBuiltins.all());
    bodies.putAll(VariableBuiltins.all());
    bodies.putAll(SystemBuiltins.all());
    bodies.putAll(TextBuiltins.all());
    var all = new HashMap<String, Builtin>();
    bodies.forEach((name, body) -> all.put(name, new Builtin(SPECIAL.contains(name), body)));
    return Map.copyOf(all);
  }

  /// The builtin of a name; null if there is none.
  static Builtin find(String name) {
    return ALL.get(name);
  }

  static boolean isSpecial(String name) {
    return SPECIAL.contains(name);
  }
}
