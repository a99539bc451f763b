package futago.simulator.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/// The time of a simulated world: runs as real time does, or a number of times as fast, so that a
/// demo of ten minutes takes half a one.
public final class SimClock extends Clock {
  private final Instant start;
  private final long startNanos;
  private final double speed;
  private volatile Duration ahead = Duration.ZERO;

  /// @param start the world's time now
  /// @param speed how many of its seconds go by in a real one; 1 for real time
  public SimClock(Instant start, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("time must go on: " + speed);
    }
    this(start, System.nanoTime(), speed);
  }

  private SimClock(Instant start, long startNanos, double speed) {
    this.start = start;
    this.startNanos = startNanos;
    this.speed = speed;
  }

  /// A machine's own clock in the same world: it shows the same time until it is set.
  public SimClock own() {
    return new SimClock(start, startNanos, speed);
  }

  /// Sets it.
  ///
  /// @param time how much it is ahead of the world's; negative if it is behind
  public void ahead(Duration time) {
    ahead = time;
  }

  /// How many of its seconds go by in a real one.
  public double speed() {
    return speed;
  }

  /// Waits as long as the given time takes in this world.
  public void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(real(time).toNanos());
  }

  /// How long a time of this world really takes.
  public Duration real(Duration time) {
    return Duration.ofNanos((long) (time.toNanos() / speed));
  }

  @Override
  public Instant instant() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed)).plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// The zone of a simulated world is UTC.
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
