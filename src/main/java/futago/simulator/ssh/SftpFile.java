package futago.simulator.ssh;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import java.io.IOException;
import java.util.Arrays;

/// A file that is open, by its offset.
final class SftpFile {
  private final FileTree files;
  private final String path;
  private final String owner;
  private final boolean append;
  private byte[] content;
  private int length;
  private boolean dirty;

  SftpFile(FileTree files, String path, String owner, boolean append) {
    this.files = files;
    this.path = path;
    this.owner = owner;
    this.append = append;
    this.content = files.find(path).map(FileEntry::content).orElse(new byte[0]);
    this.length = content.length;
  }

  byte[] read(long offset, int most) {
    int start = (int) Math.min(offset, length);
    return Arrays.copyOfRange(content, start, Math.min(length, start + most));
  }

  void write(long offset, byte[] bytes) throws IOException {
    long end = (append ? length : offset) + bytes.length;
    if (end > Integer.MAX_VALUE / 2) {
      throw new IOException("File too large");
    }
    int start = (int) end - bytes.length;
    if (end > content.length || !dirty) {
      // A content that others see is never changed.
      content = Arrays.copyOf(content, (int) Math.max(end, content.length * (dirty ? 2L : 1L)));
    }
    System.arraycopy(bytes, 0, content, start, bytes.length);
    length = Math.max(length, (int) end);
    dirty = true;
  }

  /// The path, after what was written has become visible.
  String flushed() throws IOException {
    if (dirty) {
      files.write(path, Arrays.copyOf(content, length), owner);
      content = Arrays.copyOf(content, length);
      dirty = false;
    }
    return path;
  }

  void close() {
    try {
      flushed();
    } catch (IOException e) {
      // The directory is gone, and with it whatever was written there.
    }
  }
}
