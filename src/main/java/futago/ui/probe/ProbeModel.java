package futago.ui.probe;

import futago.cluster.probe.Probe;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeResult;
import futago.cluster.probe.ProbeTarget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A client that measures while a person does something else. Only to be used on the window's
/// thread; it writes on a thread of its own.
public final class ProbeModel {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Until it is stopped: more than any window stays open.
  private static final Duration LONGEST = Duration.ofDays(365);

  private final ProbeTarget target;
  private final ProbeClock time;
  private final Duration pace;
  private final InstantSource clock;
  private final Executor window;
  private final StripModel strip;
  private final ReadOnlyObjectWrapper<Stand> stand =
      new ReadOnlyObjectWrapper<>(this, "stand", new Stand.Off());
  private Optional<Thread> worker = Optional.empty();
  private volatile Optional<Probe> probe = Optional.empty();
  private volatile boolean stopping;

  /// How far it is.
  public sealed interface Stand {
    /// Nothing was measured yet.
    record Off() implements Stand {}

    /// It logs in.
    record Starting() implements Stand {}

    /// It writes.
    record Running() implements Stand {}

    /// It counts its rows.
    record Reading() implements Stand {}

    /// It has counted them.
    record Over(ProbeResult result) implements Stand {}

    /// It found no database, at the beginning or at the end.
    ///
    /// @param reason the driver's words
    record Failed(String reason) implements Stand {}
  }

  /// @param target where it writes; may ask the person for a password when it is opened
  /// @param time the client's time
  /// @param pace from one row to the next
  /// @param clock tells runs apart
  /// @param window runs a task on the window's thread, later
  public ProbeModel(
      ProbeTarget target, ProbeClock time, Duration pace, InstantSource clock, Executor window) {
    this.target = target;
    this.time = time;
    this.pace = pace;
    this.clock = clock;
    this.window = window;
    this.strip = new StripModel(window);
  }

  /// How far it is.
  public ReadOnlyObjectProperty<Stand> stand() {
    return stand.getReadOnlyProperty();
  }

  /// From one row to the next.
  Duration pace() {
    return pace;
  }

  /// Its rows.
  public StripModel strip() {
    return strip;
  }

  /// Whether it is at work.
  public boolean isBusy() {
    return worker.isPresent();
  }

  /// Begins, unless it has begun.
  public void start() {
    if (isBusy()) {
      return;
    }
    stopping = false;
    strip.clear();
    stand.set(new Stand.Starting());
    Thread thread = Thread.ofPlatform().daemon().name("futago-probe").unstarted(this::measure);
    worker = Optional.of(thread);
    thread.start();
  }

  /// Ends the writing; what was written is counted.
  public void stop() {
    stopping = true;
    probe.ifPresent(Probe::stop);
  }

  /// The window goes: nothing is counted any more, but the table is taken away if that is possible
  /// at once.
  public void close() {
    stop();
    worker.ifPresent(Thread::interrupt);
  }

  private void measure() {
    try (var writing = new Probe(target, time, clock.instant().toEpochMilli())) {
      probe = Optional.of(writing);
      if (stopping) {
        writing.stop();
      }
      become(new Stand.Running());
      writing.write(LONGEST, pace, strip::row);
      become(new Stand.Reading());
      ProbeResult result = writing.readBack(PATIENCE);
      writing.dropTable();
      end(new Stand.Over(result));
    } catch (ProbeException e) {
      end(new Stand.Failed(e.getMessage()));
    } catch (InterruptedException e) {
      end(new Stand.Off());
    }
  }

  private void become(Stand next) {
    window.execute(() -> stand.set(next));
  }

  private void end(Stand last) {
    probe = Optional.empty();
    window.execute(
        () -> {
          worker = Optional.empty();
          stand.set(last);
        });
  }
}
