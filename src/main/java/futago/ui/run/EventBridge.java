package futago.ui.run;

import futago.engine.EventListener;
import futago.engine.RunEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The one way from the engine's events to the window's thread. Output goes into the panes' rings
/// at once; what changes the state of a run waits in a bounded queue. At most one task is waiting
/// for the window's thread at any time, however much happens.
public final class EventBridge implements EventListener {
  private static final int LENGTH = 4096;

  /// Of a frame.
  private static final Duration SHARE = Duration.ofMillis(8);

  private final BlockingQueue<RunEvent> queue = new ArrayBlockingQueue<>(LENGTH);
  private final AtomicBoolean pending = new AtomicBoolean();
  private final RunModel model;
  private final Executor window;
  private final Duration share;
  private volatile boolean closed;

  /// What waits for the last of the events.
  private Optional<Runnable> last = Optional.empty();

  /// @param model is told the events, on the window's thread
  /// @param window runs a task on the window's thread, later
  public EventBridge(RunModel model, Executor window) {
    this(model, window, SHARE);
  }

  /// @param share how long it may deliver at a time
  EventBridge(RunModel model, Executor window, Duration share) {
    this.model = model;
    this.window = window;
    this.share = share;
  }

  @Override
  public void happened(RunEvent event) {
    model.writer().write(event);
    if (!(event instanceof RunEvent.OutputLine)) {
      put(event);
    }
    schedule();
  }

  /// Delivers nothing any more, for the window goes.
  public void close() {
    closed = true;
  }

  private void put(RunEvent event) {
    boolean interrupted = false;
    while (!closed) {
      try {
        if (queue.offer(event, 100, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException _) {
        // The run is being stopped; what it still tells has to arrive all the same.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does something as soon as all that has been told so far is delivered; only on the window's
  /// thread.
  void finish(Runnable after) {
    last = Optional.of(after);
    deliver();
  }

  /// Delivers for as long as a frame can spare; what is left has its turn after the next frame.
  private void deliver() {
    // First: what happens from here on asks for the next delivery.
    pending.set(false);
    long deadline = System.nanoTime() + share.toNanos();
    RunEvent event;
    while (System.nanoTime() < deadline && (event = queue.poll()) != null) {
      model.apply(event);
    }
    model.refresh();
    if (!queue.isEmpty()) {
      schedule();
      return;
    }
    Optional<Runnable> after = last;
    last = Optional.empty();
    after.ifPresent(Runnable::run);
  }

  private void schedule() {
    if (!closed && pending.compareAndSet(false, true)) {
      window.execute(this::deliver);
    }
  }
}
