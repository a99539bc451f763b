package futago.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a terminal would show: understands exactly what {@link Pane} says it uses, and colours.
final class TerminalPicture {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int columns;

  TerminalPicture(int columns) {
    this.columns = columns;
  }

  PrintStream stream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// The lines on the screen, without trailing blanks.
  String shown() {
    var rows = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    String text = bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        row++;
        column = 0;
        if (row == rows.size()) {
          rows.add(new StringBuilder());
        }
      } else if (text.startsWith("\u001b[K", i)) {
        rows.get(row).setLength(Math.min(column, rows.get(row).length()));
        i += 2;
      } else if (text.startsWith("\u001b[A", i)) {
        row = Math.max(0, row - 1);
        i += 2;
      } else if (c == '\u001b') {
        throw new AssertionError("not a simple sequence: " + text.substring(i + 1, i + 4));
      } else {
        if (column == columns) {
          throw new AssertionError("wider than " + columns + " columns: " + rows.get(row));
        }
        while (rows.get(row).length() <= column) {
          rows.get(row).append(' ');
        }
        rows.get(row).setCharAt(column++, c);
      }
    }
    return String.join("\n", rows.stream().map(line -> line.toString().stripTrailing()).toList())
        .stripTrailing();
  }
}
