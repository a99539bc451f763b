package futago.cluster.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A database with a clock of its own: a row takes 10 ms, a failure 500 ms.
public final class FakeDatabase implements ProbeTarget, ProbeConnection, ProbeClock {
  private final Set<Long> rows = new TreeSet<>();
  private final List<long[]> outages = new ArrayList<>();
  private long millis;
  private long loses;
  private long commitsSilently;
  private boolean tableGone;
  private Runnable event = () -> {};

  /// Loses this row after it was acknowledged.
  public void losing(long number) {
    loses = number;
  }

  /// Commits this row, but its answer does not arrive.
  public void committingSilently(long number) {
    commitsSilently = number;
  }

  /// Has something happen whenever somebody asks or waits.
  public void meanwhile(Runnable event) {
    this.event = event;
  }

  /// Whether the probe's table was taken away and not made again.
  public boolean hasNoTable() {
    return tableGone;
  }

  /// Is not there in that time, in milliseconds of its clock.
  public void down(long from, long until) {
    outages.add(new long[] {from, until});
  }

  private void answer() throws ProbeException {
    event.run();
    if (outages.stream().anyMatch(out -> millis >= out[0] && millis < out[1])) {
      millis += 500;
      throw new ProbeException("down", null);
    }
  }

  @Override
  public ProbeConnection open() throws ProbeException {
    answer();
    tableGone = false;
    return this;
  }

  @Override
  public void write(long run, long number) throws ProbeException {
    answer();
    millis += 10;
    if (number != loses) {
      rows.add(number);
    }
    if (number == commitsSilently) {
      throw new ProbeException("the answer was lost", null);
    }
  }

  @Override
  public Set<Long> present(long run) throws ProbeException {
    answer();
    return rows;
  }

  @Override
  public void dropTable() {
    rows.clear();
    tableGone = true;
  }

  @Override
  public void close() {}

  @Override
  public Duration now() {
    return Duration.ofMillis(millis);
  }

  @Override
  public void sleepUntil(Duration time) throws InterruptedException {
    event.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    millis = Math.max(millis, time.toMillis());
  }
}
