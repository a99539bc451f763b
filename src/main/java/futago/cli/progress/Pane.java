package futago.cli.progress;

import futago.slide.Words;
import java.io.PrintStream;
import java.util.List;
import java.util.function.IntSupplier;

/// The last lines of a terminal, redrawn in place, with finished lines scrolling away above them.
/// Uses nothing but carriage return, "erase to the end of the line" and "cursor up", which every
/// terminal has.
final class Pane {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String UP = "\u001b[A";

  private final PrintStream out;
  private final IntSupplier columns;
  private List<String> drawn = List.of();
  private int drawnAt;

  Pane(PrintStream out, IntSupplier columns) {
    this.out = out;
    this.columns = columns;
  }

  /// How many columns a line may have: the last one stays free, for terminals wrap at once there.
  int width() {
    return Math.max(1, columns.getAsInt() - 1);
  }

  /// Shows these lines in place of those shown before. Each must fit into {@link #width}.
  void draw(List<String> lines) {
    if (lines.equals(drawn) && drawnAt == width()) {
      return;
    }
    out.print(erasure() + String.join("\n", lines));
    out.flush();
    drawn = List.copyOf(lines);
    drawnAt = width();
  }

  /// Prints a line that stays, above what is shown.
  void print(String line) {
    List<String> below = drawn;
    out.print(erasure() + line + "\n");
    drawn = List.of();
    draw(below);
    out.flush();
  }

  /// Takes the shown lines away.
  void clear() {
    draw(List.of());
  }

  /// A text without colours, cut to what is left of the width after so many columns.
  String fit(String text, int used) {
    int room = Math.max(0, width() - used);
    return Words.width(text) <= room ? text : Words.cut(text, Math.max(0, room - 1)) + "~";
  }

  /// A terminal that was made narrower has wrapped the lines: as many more are to be erased.
  private String erasure() {
    if (drawn.isEmpty()) {
      return "";
    }
    int rows = drawn.size();
    if (width() < drawnAt) {
      rows =
          drawn.stream()
              .mapToInt(line -> Math.max(1, -Math.floorDiv(-drawnWidth(line), columns.getAsInt())))
              .sum();
    }
    return ERASE_LINE + (UP + ERASE_LINE).repeat(rows - 1);
  }

  private static int drawnWidth(String line) {
    return Words.width(line.replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
