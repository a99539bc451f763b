package futago.ui.cluster;

import futago.cluster.ClusterStatus;
import futago.cluster.ClusterWatch;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Reads the cluster about once a second, on a thread of its own, and hands the newest status to
/// the window. However slow the window is, one task waits for it at most, and it gets the newest.
public final class StatusPoller implements AutoCloseable {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final ClusterWatch watch;
  private final Executor window;
  private final Consumer<ClusterStatus> told;
  private final AtomicReference<ClusterStatus> newest = new AtomicReference<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("futago-status").unstarted(this::run);
  private volatile boolean closed;

  /// @param watch is read, and closed in the end
  /// @param window runs a task on the window's thread, later
  /// @param told is told what was read, on the window's thread
  public StatusPoller(ClusterWatch watch, Executor window, Consumer<ClusterStatus> told) {
    this.watch = watch;
    this.window = window;
    this.told = told;
  }

  /// Begins.
  public void start() {
    thread.start();
  }

  /// Ends; nothing is told any more.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    try (watch) {
      while (!closed) {
        long start = System.nanoTime();
        tell(watch.read());
        Thread.sleep(Duration.ofNanos(rest(System.nanoTime() - start)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A node that takes long to answer is busy: being watched must not cost it the time that it
  /// needs to watch its own resources, so it is left alone for as long as it took.
  static long rest(long took) {
    return Math.min(Math.max(took, PACE.toNanos() - took), LONGEST_REST.toNanos());
  }

  private void tell(ClusterStatus status) {
    if (newest.getAndSet(status) == null) {
      window.execute(this::deliver);
    }
  }

  private void deliver() {
    ClusterStatus status = newest.getAndSet(null);
    if (!closed) {
      told.accept(status);
    }
  }
}
