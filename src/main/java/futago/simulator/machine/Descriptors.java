package futago.simulator.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The descriptors of a process: a number for each {@link OpenFile}.
public final class Descriptors implements AutoCloseable {
  private final Map<Integer, OpenFile> open = new TreeMap<>();
  private boolean ignoreBrokenPipes;

  /// Standard input, output and error; they become this table's.
  public static Descriptors of(OpenFile in, OpenFile out, OpenFile err) {
    var descriptors = new Descriptors();
    descriptors.put(0, in);
    descriptors.put(1, out);
    descriptors.put(2, err);
    return descriptors;
  }

  /// The same files under the same numbers, as after a fork.
  public Descriptors copy() {
    var copy = new Descriptors();
    copy.ignoreBrokenPipes = ignoreBrokenPipes;
    open.forEach((number, file) -> copy.open.put(number, file.retain()));
    return copy;
  }

  /// Says whether a program that writes where nobody reads any more is told of an error, rather
  /// than ended: it ignores SIGPIPE. What it starts inherits that.
  public void ignoreBrokenPipes(boolean ignored) {
    ignoreBrokenPipes = ignored;
  }

  /// What is open under a number.
  public Optional<OpenFile> get(int number) {
    return Optional.ofNullable(open.get(number));
  }

  /// Opens a file under a number, in the place of what was; it becomes this table's.
  public void put(int number, OpenFile file) {
    OpenFile before = open.put(number, file);
    if (before != null) {
      before.release();
    }
  }

  /// Closes a number; nothing happens if it is not open.
  public void close(int number) {
    OpenFile before = open.remove(number);
    if (before != null) {
      before.release();
    }
  }

  /// A view of a number to read from.
  public InputStream input(int number) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : file(number).read(bytes, offset, length);
      }
    };
  }

  /// A view of a number to write to: UTF-8, every line at once.
  public PrintStream output(int number) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
              file(number).write(bytes, offset, length);
            } catch (BrokenPipeException e) {
              if (!ignoreBrokenPipes) {
                throw e;
              }
              throw new IOException(e);
            }
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  private OpenFile file(int number) throws IOException {
    OpenFile file = open.get(number);
    if (file == null) {
      throw new IOException("Bad file descriptor");
    }
    return file;
  }

  /// Makes visible to others what was written.
  public void flush() {
    for (OpenFile file : open.values()) {
      try {
        file.flush();
      } catch (IOException e) {
        // What it was written to is gone.
      }
    }
  }

  /// Closes all.
  @Override
  public void close() {
    open.values().forEach(OpenFile::release);
    open.clear();
  }
}
