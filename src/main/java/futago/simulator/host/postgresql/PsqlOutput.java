package futago.simulator.host.postgresql;

import java.util.List;
import java.util.stream.Collectors;

/// How psql prints what a statement gave.
///
/// @param aligned in columns, or one row a line with a separator (`-A`)
/// @param tuplesOnly without names and row count (`-t`)
/// @param separator between the values of a row that is not aligned
record PsqlOutput(boolean aligned, boolean tuplesOnly, String separator) {
  String text(Result result) {
    return aligned ? inColumns(result) : plain(result);
  }

  private static String footer(Result result) {
    int rows = result.rows().size();
    return "(" + rows + (rows == 1 ? " row)" : " rows)") + "\n";
  }

  private String plain(Result result) {
    var text = new StringBuilder();
    if (!tuplesOnly) {
      text.append(
          result.columns().stream()
              .map(Result.Heading::name)
              .collect(Collectors.joining(separator, "", "\n")));
    }
    for (List<Object> row : result.rows()) {
      text.append(row.stream().map(Value::shown).collect(Collectors.joining(separator, "", "\n")));
    }
    return text + (tuplesOnly ? "" : footer(result));
  }

  private String inColumns(Result result) {
    int count = result.columns().size();
    int[] widths = new int[count];
    for (int i = 0; i < count; i++) {
      widths[i] = result.columns().get(i).name().length();
      for (List<Object> row : result.rows()) {
        widths[i] = Math.max(widths[i], Value.shown(row.get(i)).length());
      }
    }
    var text = new StringBuilder();
    if (!tuplesOnly) {
      for (int i = 0; i < count; i++) {
        String name = result.columns().get(i).name();
        int space = widths[i] - name.length();
        text.append(i == 0 ? " " : "| ");
        text.append(" ".repeat(space / 2)).append(name);
        text.append(" ".repeat(space - space / 2)).append(' ');
      }
      text.append('\n');
      for (int i = 0; i < count; i++) {
        text.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
      }
      text.append('\n');
    }
    for (List<Object> row : result.rows()) {
      for (int i = 0; i < count; i++) {
        String value = Value.shown(row.get(i));
        String space = " ".repeat(widths[i] - value.length());
        boolean last = i == count - 1;
        text.append(i == 0 ? " " : " | ");
        text.append(
            result.columns().get(i).type().number() ? space + value : value + (last ? "" : space));
      }
      text.append('\n');
    }
    return text + (tuplesOnly ? "" : footer(result)) + "\n";
  }
}
