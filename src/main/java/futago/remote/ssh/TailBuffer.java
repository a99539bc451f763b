package futago.remote.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Keeps the end of a stream of bytes, in bounded memory.
final class TailBuffer {
  private final int limit;
  private byte[] bytes = new byte[1024];
  private int length;
  private boolean cut;

  /// @param limit how many bytes are kept
  TailBuffer(int limit) {
    this.limit = limit;
  }

  void append(byte[] source, int count) {
    int from = Math.max(0, count - limit);
    cut |= from > 0;
    int added = count - from;
    if (length + added > bytes.length) {
      makeRoom(added);
    }
    System.arraycopy(source, from, bytes, length, added);
    length += added;
  }

  /// Grows up to twice the limit, so that the end has to be moved to the front only once per
  /// `limit` bytes.
  private void makeRoom(int added) {
    if (length + added > 2 * limit) {
      int kept = Math.max(0, Math.min(length, limit - added));
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
      cut |= kept < length;
      length = kept;
    }
    if (length + added > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * limit, Math.max(2 * bytes.length, length + added)));
    }
  }

  /// What was kept, as text. Where the beginning was dropped, it begins with a whole line, or at
  /// least with a whole character.
  String text() {
    int from = Math.max(0, length - limit);
    if (cut || from > 0) {
      from = beginning(from);
    }
    return new String(bytes, from, length - from, StandardCharsets.UTF_8);
  }

  private int beginning(int from) {
    for (int i = from; i < length - 1; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    int start = from;
    while (start < length && (bytes[start] & 0xC0) == 0x80) {
      start++;
    }
    return start;
  }
}
