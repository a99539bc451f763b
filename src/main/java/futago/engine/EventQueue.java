package futago.engine;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Brings events from the nodes' threads to the listener, one at a time and in order. It holds a
/// bounded number: who is faster than the listener waits, so that no flood of output fills the
/// memory.
final class EventQueue implements AutoCloseable {
  /// How many events can wait to be told of.
  static final int LENGTH = 1024;

  private final BlockingQueue<Optional<RunEvent>> queue = new ArrayBlockingQueue<>(LENGTH);
  private final EventListener listener;
  private final Runnable onFailure;
  private final Thread dispatcher;
  private volatile RuntimeException failure;

  /// @param listener who is told
  /// @param onFailure done once if the listener throws; it is told nothing more
  EventQueue(EventListener listener, Runnable onFailure) {
    this.listener = listener;
    this.onFailure = onFailure;
    this.dispatcher = Thread.ofPlatform().daemon().name("futago-events").start(this::dispatch);
  }

  /// Takes an event; waits while the queue is full.
  void put(RunEvent event) {
    putUninterruptibly(Optional.of(event));
  }

  /// Waits until all events are delivered.
  ///
  /// @throws IllegalStateException if the listener threw
  @Override
  public void close() {
    putUninterruptibly(Optional.empty());
    boolean interrupted = false;
    while (true) {
      try {
        dispatcher.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("the listener of a run failed", failure);
    }
  }

  private void dispatch() {
    while (true) {
      Optional<RunEvent> event;
      try {
        event = queue.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts the dispatcher", e);
      }
      if (event.isEmpty()) {
        return;
      }
      deliver(event.get());
    }
  }

  private void deliver(RunEvent event) {
    if (failure != null) {
      return;
    }
    try {
      listener.happened(event);
    } catch (RuntimeException e) {
      failure = e;
      onFailure.run();
    }
  }

  /// An event of a thread that is being ended is an event all the same.
  private void putUninterruptibly(Optional<RunEvent> event) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(event);
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
