package futago.simulator.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;

/// A file of a {@link FileTree} that is open. It is known by its path: if another file is put there
/// meanwhile, that one is meant.
public final class TreeFile extends OpenFile {
  /// What it is open for.
  public enum Use {
    READ,
    WRITE,
    APPEND,
    READ_AND_WRITE
  }

  private static final int MOST_PENDING = 1 << 20;

  private final FileTree files;
  private final String path;
  private final Use use;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private byte[] read;
  private int offset;

  /// @param path absolute; the file must exist
  public TreeFile(FileTree files, String path, Use use) {
    this.files = files;
    this.path = path;
    this.use = use;
  }

  @Override
  public synchronized int read(byte[] bytes, int at, int length) throws IOException {
    if (use == Use.WRITE || use == Use.APPEND) {
      return super.read(bytes, at, length);
    }
    flush();
    if (read == null || offset >= read.length) {
      read = content();
    }
    if (offset >= read.length) {
      return -1;
    }
    int count = Math.min(length, read.length - offset);
    System.arraycopy(read, offset, bytes, at, count);
    offset += count;
    return count;
  }

  @Override
  public synchronized void write(byte[] bytes, int at, int length) throws IOException {
    if (use == Use.READ) {
      super.write(bytes, at, length);
    }
    pending.write(bytes, at, length);
    if (pending.size() > MOST_PENDING) {
      flush();
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (pending.size() == 0) {
      return;
    }
    byte[] more = pending.toByteArray();
    pending.reset();
    if (!files.exists(path)) {
      return; // Deleted while it was open: what is written to it nobody can see.
    }
    byte[] before = content();
    int start = use == Use.APPEND ? before.length : offset;
    byte[] after = Arrays.copyOf(before, Math.max(before.length, start + more.length));
    System.arraycopy(more, 0, after, start, more.length);
    files.write(path, after, "root");
    offset = start + more.length;
    read = null;
  }

  @Override
  protected void close() {
    try {
      flush();
    } catch (IOException e) {
      // The directory is gone, and with it whatever was written there.
    }
  }

  private byte[] content() throws FileSystemException {
    return files.find(path).map(FileEntry::content).orElse(new byte[0]);
  }
}
