package futago.cluster.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time that a probe keeps. It only goes forward, whatever happens to the computer's clock.
public interface ProbeClock {
  /// Time since some moment in the past.
  Duration now();

  /// Returns at that time, at once if it has gone by.
  void sleepUntil(Duration time) throws InterruptedException;

  /// This computer's.
  ProbeClock REAL =
      new ProbeClock() {
        @Override
        public Duration now() {
          return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void sleepUntil(Duration time) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(time.minus(now()).toNanos());
        }
      };
}
