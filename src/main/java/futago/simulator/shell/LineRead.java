package futago.simulator.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A line that `read` reads, byte by byte, so that what follows is there for others.
final class LineRead {
  private final boolean raw;
  private final StringBuilder text = new StringBuilder();

  /// Which characters stand for themselves, because of a backslash.
  private final BitSet escaped = new BitSet();

  LineRead(boolean raw) {
    this.raw = raw;
  }

  /// Reads the line.
  ///
  /// @return whether it ended in a line break
  boolean from(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean backslash = false;
    while (true) {
      int c = in.read();
      if ((c == '\n' && !backslash) || c < 0) {
        append(bytes);
        return c >= 0;
      }
      if (backslash) {
        backslash = false;
        if (c != '\n') {
          append(bytes);
          escaped.set(text.length());
          bytes.write(c);
        }
      } else if (c == '\\' && !raw) {
        backslash = true;
      } else if (c != 0) {
        bytes.write(c);
      }
    }
  }

  private void append(ByteArrayOutputStream bytes) {
    text.append(bytes.toString(StandardCharsets.UTF_8));
    bytes.reset();
  }

  /// The line for a number of variables: the last gets all that is left.
  List<String> split(String separators, int number) {
    var values = new ArrayList<String>();
    int at = skipBlanks(0, separators);
    while (at < text.length() && values.size() < number - 1) {
      int end = at;
      while (end < text.length() && !isSeparator(end, separators)) {
        end++;
      }
      values.add(text.substring(at, end));
      at = skipBlanks(end, separators);
      if (at < text.length() && isSeparator(at, separators)) {
        at = skipBlanks(at + 1, separators);
      }
    }
    if (at < text.length()) {
      values.add(text.substring(at, lastEnd(at, separators)));
    }
    return values;
  }

  /// Where the last value ends: without blanks, and without a single separator after a single word.
  private int lastEnd(int start, String separators) {
    int end = text.length();
    while (end > start && isBlank(end - 1, separators)) {
      end--;
    }
    if (end > start && isSeparator(end - 1, separators)) {
      int before = end - 1;
      while (before > start && isBlank(before - 1, separators)) {
        before--;
      }
      boolean single = true;
      for (int i = start; i < before; i++) {
        single &= !isSeparator(i, separators);
      }
      return single ? before : end;
    }
    return end;
  }

  private int skipBlanks(int from, String separators) {
    int at = from;
    while (at < text.length() && isBlank(at, separators)) {
      at++;
    }
    return at;
  }

  private boolean isBlank(int at, String separators) {
    return " \t\n".indexOf(text.charAt(at)) >= 0 && isSeparator(at, separators);
  }

  private boolean isSeparator(int at, String separators) {
    return separators.indexOf(text.charAt(at)) >= 0 && !escaped.get(at);
  }
}
