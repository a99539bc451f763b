package futago.simulator.ssh;

import futago.simulator.machine.BrokenPipeException;
import futago.simulator.machine.EndedException;
import futago.simulator.machine.OpenFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/// One of the two outputs of a channel. It stays open as long as anything holds it, even when the
/// command itself is over.
final class ChannelFile extends OpenFile {
  private final OutputStream stream;
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  ChannelFile(OutputStream stream) {
    this.stream = stream;
  }

  /// Done when nothing holds it any more.
  CompletableFuture<Void> released() {
    return released;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    try {
      stream.write(bytes, offset, length);
      stream.flush();
    } catch (InterruptedIOException e) {
      throw new EndedException();
    } catch (IOException clientGone) {
      throw new BrokenPipeException();
    }
  }

  @Override
  protected void close() {
    released.complete(null);
  }
}
