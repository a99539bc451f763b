package futago.simulator.tool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The variables of an `awk` program.
final class AwkVariables {
  private final Map<String, Cell> globals = new HashMap<>();
  private final Deque<Map<String, Cell>> frames = new ArrayDeque<>();

  /// A variable: a value, or an array. Which of both shows in how it is used.
  static final class Cell {
    private AwkValue value = AwkValue.UNSET;
    private Map<String, AwkValue> array;

    /// The variable that was handed to a function, which becomes an array if this one does.
    private Cell origin;

    AwkValue value() {
      return value;
    }

    void set(AwkValue now) {
      value = now;
    }

    Map<String, AwkValue> array() {
      if (array == null) {
        array = origin == null ? new LinkedHashMap<>() : origin.array();
      }
      return array;
    }

    boolean isArray() {
      return array != null || (origin != null && origin.isArray());
    }

    /// What a function gets for this variable.
    Cell handedOn() {
      var cell = new Cell();
      cell.value = value;
      cell.array = array;
      cell.origin = this;
      return cell;
    }
  }

  /// The variable that a name means now.
  Cell cell(String name) {
    if (!frames.isEmpty()) {
      Cell local = frames.peek().get(name);
      if (local != null) {
        return local;
      }
    }
    return global(name);
  }

  Cell global(String name) {
    return globals.computeIfAbsent(name, _ -> new Cell());
  }

  String text(String name) {
    return global(name).value().text("%.6g");
  }

  void set(String name, String value) {
    global(name).set(AwkValue.of(value));
  }

  void set(String name, double value) {
    global(name).set(AwkValue.of(value));
  }

  /// Enters a function.
  void enter(List<String> parameters, List<Cell> arguments) {
    var frame = new HashMap<String, Cell>();
    for (int i = 0; i < parameters.size(); i++) {
      frame.put(parameters.get(i), i < arguments.size() ? arguments.get(i) : new Cell());
    }
    frames.push(frame);
  }

  void leave() {
    frames.pop();
  }
}
