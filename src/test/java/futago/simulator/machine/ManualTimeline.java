package futago.simulator.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A timeline that goes on only when it is told to, at once and always in the same order.
public final class ManualTimeline extends Clock implements Timeline {
  private record Event(Instant at, long order, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private long order;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Pending after(Duration delay, Runnable event) {
    Event pending = new Event(now.plus(delay), order++, event);
    events.add(pending);
    return () -> events.remove(pending);
  }

  @Override
  public void sleep(Duration time) {
    pass(time);
  }

  @Override
  public <T> void work(Duration takes, Work<T> work, Consumer<T> then) {
    after(
        takes,
        () -> {
          try {
            then.accept(work.run());
          } catch (InterruptedException e) {
            // Who did it is gone, and nothing comes of it.
          }
        });
  }

  /// Lets that much time go by.
  public void pass(Duration time) {
    Instant end = now.plus(time);
    while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
      step();
    }
    now = end;
  }

  /// Lets time go by until something is the case.
  ///
  /// @return how long that took
  public Duration until(BooleanSupplier condition, Duration atMost) {
    Instant start = now;
    Instant end = now.plus(atMost);
    while (!condition.getAsBoolean()) {
      if (events.isEmpty() || events.peek().at().isAfter(end)) {
        throw new AssertionError("did not come about within " + atMost);
      }
      step();
    }
    return Duration.between(start, now);
  }

  private void step() {
    Event next = events.remove();
    now = next.at();
    next.what().run();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
