package futago.cluster.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes a numbered row at a steady pace, logging in again after each failure. A row that takes
/// longer than the pace makes it skip the paces that went by, rather than hurry after them. It
/// belongs to one thread, but any may stop it.
public final class Probe implements AutoCloseable {
  /// How soon it notices that it was stopped.
  private static final Duration NOTICE = Duration.ofMillis(100);

  private final ProbeTarget target;
  private final ProbeClock clock;
  private final long run;
  private final Duration begun;
  private final List<ProbeSlot> slots = new ArrayList<>();
  private Optional<ProbeConnection> connection = Optional.empty();
  private long skipped;
  private volatile boolean stopped;

  /// Logs in. Nothing is measured yet.
  ///
  /// @param run tells this run's rows from those of others
  /// @throws ProbeException if there is no database to be had now
  public Probe(ProbeTarget target, ProbeClock clock, long run) throws ProbeException {
    this.target = target;
    this.clock = clock;
    this.run = run;
    connected();
    this.begun = clock.now();
  }

  /// Writes rows until the time is over, or it is stopped.
  ///
  /// @param time how long, from the beginning of the run
  /// @param pace from one row to the next
  /// @param heard is told of each row
  public void write(Duration time, Duration pace, Consumer<ProbeSlot> heard)
      throws InterruptedException {
    Duration due = elapsed();
    while (due.compareTo(time) < 0 && waitFor(begun.plus(due))) {
      ProbeSlot slot = writeOne(slots.size() + 1L);
      slots.add(slot);
      heard.accept(slot);
      due = due.plus(pace);
      long late = elapsed().minus(due).dividedBy(pace);
      if (late > 0) {
        skipped += late;
        due = due.plus(pace.multipliedBy(late));
      }
    }
  }

  /// Ends the writing after the row that is being written; may be called by any thread. What has
  /// been written can still be read back.
  public void stop() {
    stopped = true;
  }

  /// Whether that time has come, rather than the end.
  private boolean waitFor(Duration time) throws InterruptedException {
    while (!stopped && clock.now().compareTo(time) < 0) {
      Duration soon = clock.now().plus(NOTICE);
      clock.sleepUntil(soon.compareTo(time) < 0 ? soon : time);
    }
    return !stopped;
  }

  private ProbeSlot writeOne(long number) {
    long at = elapsed().toMillis();
    boolean acknowledged = false;
    try {
      connected().write(run, number);
      acknowledged = true;
    } catch (ProbeException _) {
      // That it failed is what is measured.
      close();
    }
    return new ProbeSlot(number, at, elapsed().toMillis() - at, acknowledged);
  }

  /// Reads the rows back.
  ///
  /// @param patience how long to wait for a database that can be read
  /// @throws ProbeException if there was none in that time
  public ProbeResult readBack(Duration patience) throws ProbeException, InterruptedException {
    Duration end = clock.now().plus(patience);
    while (true) {
      try {
        return ProbeResult.of(slots, skipped, connected().present(run));
      } catch (ProbeException e) {
        close();
        if (clock.now().compareTo(end) >= 0) {
          throw e;
        }
        clock.sleepUntil(clock.now().plusSeconds(1));
      }
    }
  }

  /// Takes the table away, with the rows of all runs.
  public void dropTable() throws ProbeException {
    connected().dropTable();
  }

  private ProbeConnection connected() throws ProbeException {
    if (connection.isEmpty()) {
      connection = Optional.of(target.open());
    }
    return connection.get();
  }

  private Duration elapsed() {
    return clock.now().minus(begun);
  }

  @Override
  public void close() {
    connection.ifPresent(ProbeConnection::close);
    connection = Optional.empty();
  }
}
