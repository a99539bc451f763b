package futago.simulator.host;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in columns, as `lsblk`, `df` and the like print them.
public final class Table {
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param alignment a letter a column: `l` for left, `r` for right
  public Table(String alignment) {
    right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
  }

  /// Adds a row.
  public Table row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  /// The rows, columns separated by a blank; a last one that is aligned left is not filled up.
  public List<String> lines() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < right.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < right.length; i++) {
      String fill = " ".repeat(widths[i] - row.get(i).length());
      boolean last = i == right.length - 1;
      line.append(i == 0 ? "" : " ");
      line.append(right[i] ? fill + row.get(i) : row.get(i) + (last ? "" : fill));
    }
    return line.toString();
  }
}
