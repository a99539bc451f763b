package futago.simulator.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The variables of a shell.
final class Variables {
  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> exported = new HashSet<>();
  private final Set<String> readonly = new HashSet<>();
  private final Deque<Map<String, Saved>> locals = new ArrayDeque<>();

  /// What a variable was.
  record Saved(Optional<String> value, boolean exported) {}

  Variables(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          values.put(name, value);
          exported.add(name);
        });
    values.put("IFS", " \t\n");
    exported.remove("IFS");
    values.put("OPTIND", "1");
    values.put("PS1", "$ ");
    values.put("PS2", "> ");
    values.put("PS4", "+ ");
  }

  private Variables(Variables other) {
    values.putAll(other.values);
    exported.addAll(other.exported);
    readonly.addAll(other.readonly);
    other.locals.descendingIterator().forEachRemaining(each -> locals.push(new HashMap<>(each)));
  }

  Variables copy() {
    return new Variables(this);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Map<String, String> all() {
    return values;
  }

  /// @throws ShellException if it must not be changed
  void set(String name, String value) {
    checkWritable(name);
    values.put(name, value);
  }

  void unset(String name) {
    checkWritable(name);
    values.remove(name);
    exported.remove(name);
  }

  private void checkWritable(String name) {
    if (readonly.contains(name)) {
      throw new ShellException(name + ": is read only");
    }
  }

  void export(String name) {
    exported.add(name);
  }

  void makeReadonly(String name) {
    readonly.add(name);
  }

  /// What programs get to see.
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    for (String name : exported) {
      String value = values.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    return environment;
  }

  Set<String> exported() {
    return exported;
  }

  Set<String> readonly() {
    return readonly;
  }

  Saved save(String name) {
    return new Saved(get(name), exported.contains(name));
  }

  void restore(String name, Saved saved) {
    saved.value().ifPresentOrElse(value -> values.put(name, value), () -> values.remove(name));
    if (saved.exported()) {
      exported.add(name);
    } else {
      exported.remove(name);
    }
  }

  void enterFunction() {
    locals.push(new HashMap<>());
  }

  void leaveFunction() {
    locals.pop().forEach(this::restore);
  }

  /// Makes a variable the current function's own.
  ///
  /// @return false outside of functions
  boolean makeLocal(String name) {
    if (locals.isEmpty()) {
      return false;
    }
    locals.peek().putIfAbsent(name, save(name));
    return true;
  }
}
