package futago.remote.ssh;

import futago.remote.OutputListener;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Reads one of a command's two output streams to its end, whoever listens: a stream that nobody
/// reads would stop the command.
final class OutputPump implements Runnable {
  private static final int KEPT = 1024 * 1024;

  private final InputStream stream;
  private final TailBuffer tail = new TailBuffer(KEPT);
  private final LineSplitter lines;
  private final Shared shared;
  private volatile IOException broken;

  /// What the two pumps of a command have in common.
  static final class Shared {
    private final OutputListener listener;
    private final AtomicReference<String> lastLine = new AtomicReference<>("");
    private final AtomicLong lastSeen = new AtomicLong(System.nanoTime());
    private final AtomicInteger busy = new AtomicInteger();
    private RuntimeException listenerFailure;

    Shared(OutputListener listener) {
      this.listener = listener;
    }

    /// The last line that was not blank, of either stream.
    String lastLine() {
      return lastLine.get();
    }

    /// Whether nothing has been printed for so long, and all that was is told.
    boolean quietFor(Duration time) {
      return busy.get() == 0 && System.nanoTime() - lastSeen.get() > time.toNanos();
    }

    /// What the listener threw, if it did.
    synchronized RuntimeException listenerFailure() {
      return listenerFailure;
    }

    /// One line at a time: listeners need not expect two threads at once.
    private synchronized void tell(OutputListener.Stream which, String line) {
      if (!line.isBlank()) {
        lastLine.set(line);
      }
      if (listenerFailure == null) {
        try {
          listener.line(which, line);
        } catch (RuntimeException e) {
          listenerFailure = e;
        }
      }
    }
  }

  OutputPump(InputStream stream, OutputListener.Stream which, Shared shared) {
    this.stream = stream;
    this.shared = shared;
    this.lines = new LineSplitter(line -> shared.tell(which, line));
  }

  @Override
  public void run() {
    byte[] buffer = new byte[32 * 1024];
    try {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        shared.busy.incrementAndGet();
        tail.append(buffer, count);
        lines.accept(buffer, count);
        shared.lastSeen.set(System.nanoTime());
        shared.busy.decrementAndGet();
      }
    } catch (IOException e) {
      broken = e;
    }
    lines.finish();
  }

  /// Why the stream broke off, if it did.
  Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  /// The end of what was read. Only after {@link #run} is through.
  ///
  /// @throws IOException if the stream broke off
  String text() throws IOException {
    if (broken != null) {
      throw broken;
    }
    return tail.text();
  }
}
