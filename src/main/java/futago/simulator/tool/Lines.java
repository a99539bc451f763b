package futago.simulator.tool;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of an input, as {@link futago.simulator.machine.Bytes}.
final class Lines {
  private final InputStream in;
  private final int separator;
  private boolean complete = true;

  Lines(InputStream in) {
    this(in, '\n');
  }

  /// @param separator what ends a line
  Lines(InputStream in, char separator) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    this.separator = separator;
  }

  /// The next line, without its end.
  ///
  /// @return nothing if there are no more
  String next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream();
    while (c >= 0 && c != separator) {
      line.write(c);
      c = in.read();
    }
    complete = c >= 0;
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /// Whether the last line that was read had an end.
  boolean complete() {
    return complete;
  }

  /// All lines that are left.
  List<String> all() throws IOException {
    var lines = new ArrayList<String>();
    for (String line = next(); line != null; line = next()) {
      lines.add(line);
    }
    return lines;
  }
}
