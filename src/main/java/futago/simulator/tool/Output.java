package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Collects what a program prints, as {@link Bytes}, and hands it on in larger pieces.
final class Output implements AutoCloseable {
  private static final int PIECE = 8192;

  private final OutputStream to;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  Output(OutputStream to) {
    this.to = to;
  }

  Output print(String bytes) throws IOException {
    pending.writeBytes(Bytes.toBytes(bytes));
    if (pending.size() >= PIECE) {
      flush();
    }
    return this;
  }

  /// Prints a line.
  void line(String bytes) throws IOException {
    print(bytes).print("\n");
  }

  /// Prints a line; its end only if it is complete.
  void line(String bytes, boolean complete) throws IOException {
    print(bytes).print(complete ? "\n" : "");
  }

  void flush() throws IOException {
    if (pending.size() > 0) {
      byte[] bytes = pending.toByteArray();
      pending.reset();
      to.write(bytes, 0, bytes.length);
      to.flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
