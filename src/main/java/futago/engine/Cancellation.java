package futago.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The user's wish to stop: the first time after the commands that run, the second time at once.
final class Cancellation {
  private final CountDownLatch wished = new CountDownLatch(1);
  private final Runnable atOnce;
  private final double pace;

  /// @param atOnce ends what runs
  /// @param pace how many times as fast as it really does the run's time goes by
  Cancellation(Runnable atOnce, double pace) {
    this.atOnce = atOnce;
    this.pace = pace;
  }

  synchronized void request() {
    if (requested()) {
      atOnce.run();
    }
    wished.countDown();
  }

  boolean requested() {
    return wished.getCount() == 0;
  }

  /// Pauses, but no longer than until the wish to stop.
  ///
  /// @param time of the run
  /// @return whether there is such a wish
  boolean pause(Duration time) throws InterruptedException {
    return wished.await((long) (time.toNanos() / pace), TimeUnit.NANOSECONDS);
  }
}
