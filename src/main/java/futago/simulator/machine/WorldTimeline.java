package futago.simulator.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The timeline of a world whose time runs by itself.
public final class WorldTimeline implements Timeline, AutoCloseable {
  /// Real time that anything gets that is not hanging.
  private static final Duration BUSY_COMPUTER = Duration.ofSeconds(3);

  private final SimClock clock;
  private final ScheduledThreadPoolExecutor events;

  public WorldTimeline(SimClock clock) {
    this.clock = clock;
    this.events =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("simulated-world").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    events.setRemoveOnCancelPolicy(true);
    events.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Pending after(Duration delay, Runnable event) {
    Future<?> future =
        events.schedule(() -> happen(event), clock.real(delay).toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public Duration patience(Duration time) {
    return clock.real(time).compareTo(BUSY_COMPUTER) < 0
        ? Duration.ofMillis((long) (BUSY_COMPUTER.toMillis() * clock.speed()))
        : time;
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    clock.sleep(time);
  }

  @Override
  public <T> void work(Duration takes, Work<T> work, Consumer<T> then) {
    Thread.ofVirtual()
        .name("simulated-work")
        .start(
            () -> {
              try {
                clock.sleep(takes);
                T result = work.run();
                after(Duration.ZERO, () -> then.accept(result));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /// An event that goes wrong is an error in the simulator; the world goes on, so that it can be
  /// looked at.
  private void happen(Runnable event) {
    synchronized (this) {
      try {
        event.run();
      } catch (RuntimeException | AssertionError e) {
        Thread.currentThread()
            .getUncaughtExceptionHandler()
            .uncaughtException(Thread.currentThread(), e);
      }
    }
  }

  @Override
  public void close() {
    events.shutdownNow();
  }
}
