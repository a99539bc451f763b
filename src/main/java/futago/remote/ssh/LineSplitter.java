package futago.remote.ssh;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts a stream of bytes into lines. A line ends with `\n`, `\r\n` or a lone `\r`, so that
/// progress bars come as lines; a line longer than 8 KiB comes in pieces. Bytes that are not UTF-8
/// become U+FFFD.
final class LineSplitter {
  static final int LONGEST_PIECE = 8 * 1024;

  private final Consumer<String> lines;
  private final byte[] pending = new byte[LONGEST_PIECE];
  private int length;
  private boolean afterReturn;

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  void accept(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte next = bytes[i];
      if (next == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = next == '\r';
      if (next == '\n' || next == '\r') {
        emit(length);
      } else {
        if (length == LONGEST_PIECE) {
          emit(lastBoundary());
        }
        pending[length++] = next;
      }
    }
  }

  /// Gives out what has no line end yet.
  void finish() {
    if (length > 0) {
      emit(length);
    }
  }

  private void emit(int count) {
    String line = new String(pending, 0, count, StandardCharsets.UTF_8);
    System.arraycopy(pending, count, pending, 0, length - count);
    length -= count;
    lines.accept(line);
  }

  /// Where the full buffer can be cut without cutting a character: before the last lead byte, if
  /// its character is not complete.
  private int lastBoundary() {
    for (int back = 1; back <= 3; back++) {
      int at = length - back;
      int lead = pending[at] & 0xFF;
      if (lead >= 0xC0) {
        int wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return wanted > back ? at : length;
      }
      if (lead < 0x80) {
        return length;
      }
    }
    return length;
  }
}
