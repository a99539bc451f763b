package futago.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The user's wish to stop: the first time after the commands that run, the second time at once.
final class Cancellation {
  private final CountDownLatch wished = new CountDownLatch(1);
  private final Runnable atOnce;

  /// @param atOnce ends what runs
  Cancellation(Runnable atOnce) {
    this.atOnce = atOnce;
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
  /// @return whether there is such a wish
  boolean pause(Duration time) throws InterruptedException {
    return wished.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
