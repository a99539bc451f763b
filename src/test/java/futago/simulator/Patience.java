package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// Waits for what comes by itself: between two looks a moment, in all a minute.
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();

  /// Until the next look.
  ///
  /// @param missed what has not come, for the case that the minute is over: a format, and what
  ///   stands in it
  void pause(String missed, Object... arguments) throws InterruptedException {
    assertThat(System.nanoTime()).as(missed, arguments).isLessThan(end);
    Thread.sleep(PAUSE);
  }
}
