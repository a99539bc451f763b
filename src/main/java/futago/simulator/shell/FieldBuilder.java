package futago.simulator.shell;

import java.util.ArrayList;
import java.util.List;

/// Puts the fields of a word together. Each is kept as a pattern (see {@link Glob}), in which what
/// was quoted is quoted.
final class FieldBuilder {
  private final List<String> fields = new ArrayList<>();
  private final String separators;
  private StringBuilder current;
  private boolean afterSpace;

  /// @param separators the value of `IFS`; nothing is split if it is empty
  FieldBuilder(String separators) {
    this.separators = separators;
  }

  /// Text from the script, in which patterns count.
  void pattern(String text) {
    if (!text.isEmpty()) {
      open().append(text.replace("\\", "\\\\"));
    }
  }

  /// Text that stands for itself. It makes a field even if it is empty.
  void quoted(String text) {
    open().append(Glob.quote(text));
  }

  /// What an expansion gave, outside of quotes: it is split, and patterns count.
  void split(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (separators.indexOf(c) < 0) {
        StringBuilder field = open();
        if (c == '\\') {
          field.append('\\');
        }
        field.append(c);
      } else if (c == ' ' || c == '\t' || c == '\n') {
        if (current != null) {
          finish();
          afterSpace = true;
        }
      } else {
        if (current != null) {
          finish();
        } else if (!afterSpace) {
          fields.add("");
        }
        afterSpace = false;
      }
    }
  }

  /// The current field ends here.
  void finish() {
    if (current != null) {
      fields.add(current.toString());
      current = null;
    }
    afterSpace = false;
  }

  private StringBuilder open() {
    if (current == null) {
      current = new StringBuilder();
    }
    afterSpace = false;
    return current;
  }

  List<String> fields() {
    finish();
    return fields;
  }
}
