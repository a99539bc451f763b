package futago.simulator.machine;

import java.io.IOException;

/// Something that is open for reading or writing, as a kernel knows it: shared by all descriptors
/// that were duplicated from each other, closed with the last of them.
///
/// Whoever waits in it and is interrupted gets an {@link EndedException}; whoever writes where
/// nobody reads any more gets a {@link BrokenPipeException}. Neither is for programs to catch.
public abstract class OpenFile {
  private int descriptors = 1;

  /// Reads some bytes.
  ///
  /// @return how many; -1 at the end
  /// @throws IOException if it is not open for reading
  public int read(byte[] bytes, int offset, int length) throws IOException {
    throw new IOException("Bad file descriptor");
  }

  /// Writes all of the bytes.
  ///
  /// @throws IOException if it is not open for writing, or nothing can be written
  public void write(byte[] bytes, int offset, int length) throws IOException {
    throw new IOException("Bad file descriptor");
  }

  /// Makes visible to others what was written. Done at the end of each program.
  public void flush() throws IOException {}

  /// The last descriptor was closed.
  protected void close() {}

  /// One more descriptor.
  public final synchronized OpenFile retain() {
    if (descriptors == 0) {
      throw new IllegalStateException("closed already");
    }
    descriptors++;
    return this;
  }

  /// One descriptor less.
  public final void release() {
    synchronized (this) {
      if (--descriptors > 0) {
        return;
      }
    }
    close();
  }
}
