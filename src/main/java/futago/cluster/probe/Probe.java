package futago.cluster.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Writes a numbered row at a steady pace, logging in again after each failure. A row that takes
/// longer than the pace makes it skip the paces that went by, rather than hurry after them.
public final class Probe implements AutoCloseable {
  private final ProbeTarget target;
  private final ProbeClock clock;
  private final long run;
  private final Duration begun;
  private final List<ProbeSlot> slots = new ArrayList<>();
  private Optional<ProbeConnection> connection = Optional.empty();
  private long skipped;

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

  /// Writes rows until the time is over.
  ///
  /// @param time how long, from the beginning of the run
  /// @param pace from one row to the next
  /// @param heard is told of each row
  public void write(Duration time, Duration pace, Consumer<ProbeSlot> heard)
      throws InterruptedException {
    write(due -> due.compareTo(time) < 0, pace, heard);
  }

  /// Writes rows as long as somebody wants them.
  ///
  /// @param wanted asked before each row
  /// @param pace from one row to the next
  /// @param heard is told of each row
  public void writeWhile(BooleanSupplier wanted, Duration pace, Consumer<ProbeSlot> heard)
      throws InterruptedException {
    write(_ -> wanted.getAsBoolean(), pace, heard);
  }

  private void write(Predicate<Duration> goesOn, Duration pace, Consumer<ProbeSlot> heard)
      throws InterruptedException {
    Duration due = elapsed();
    while (goesOn.test(due)) {
      clock.sleepUntil(begun.plus(due));
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
