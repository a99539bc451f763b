package futago.simulator.tool;

import futago.simulator.machine.NotModelledException;
import java.io.IOException;
import java.io.InputStream;

/// The records of one input.
final class AwkInput implements AutoCloseable {
  private final InputStream in;
  private int ahead = -2;

  AwkInput(InputStream in) {
    this.in = in;
  }

  private int read() throws IOException {
    int c = ahead == -2 ? in.read() : ahead;
    ahead = -2;
    return c;
  }

  private int peek() throws IOException {
    if (ahead == -2) {
      ahead = in.read();
    }
    return ahead;
  }

  /// The next record.
  ///
  /// @param separator the value of `RS`: a character, or nothing for paragraphs
  /// @return nothing at the end
  String next(String separator) throws IOException {
    if (separator.length() > 1) {
      throw new NotModelledException();
    }
    if (separator.isEmpty()) {
      return paragraph();
    }
    int c = read();
    if (c < 0) {
      return null;
    }
    var record = new StringBuilder();
    while (c >= 0 && c != separator.charAt(0)) {
      record.append((char) c);
      c = read();
    }
    return record.toString();
  }

  private String paragraph() throws IOException {
    while (peek() == '\n') {
      read();
    }
    if (peek() < 0) {
      return null;
    }
    var record = new StringBuilder();
    while (peek() >= 0) {
      int c = read();
      if (c == '\n' && (peek() == '\n' || peek() < 0)) {
        while (peek() == '\n') {
          read();
        }
        break;
      }
      record.append((char) c);
    }
    return record.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
