package futago.simulator.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/// The simple kinds of {@link OpenFile}.
public final class OpenFiles {
  private OpenFiles() {}

  /// What `/dev/null` is: nothing to read, and whatever is written is gone.
  public static OpenFile nothing() {
    return new OpenFile() {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        return -1;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {}
    };
  }

  /// Something to read that never ends; what is written is gone.
  static OpenFile endless(Consumer<byte[]> fill) {
    return new OpenFile() {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        var some = new byte[length];
        fill.accept(some);
        System.arraycopy(some, 0, bytes, offset, length);
        return length;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {}
    };
  }

  /// Something to read.
  public static OpenFile reading(InputStream stream) {
    return new OpenFile() {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
          return stream.read(bytes, offset, length);
        } catch (InterruptedIOException e) {
          throw new EndedException();
        }
      }
    };
  }

  /// Something to write to. A stream that fails has nobody at its other end any more.
  public static OpenFile writing(OutputStream stream) {
    return new OpenFile() {
      @Override
      public synchronized void write(byte[] bytes, int offset, int length) {
        try {
          stream.write(bytes, offset, length);
          stream.flush();
        } catch (InterruptedIOException e) {
          throw new EndedException();
        } catch (IOException e) {
          throw new BrokenPipeException();
        }
      }
    };
  }
}
