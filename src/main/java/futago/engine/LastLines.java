package futago.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last lines of an output.
final class LastLines {
  private static final int KEPT = 40;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
