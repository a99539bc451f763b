package futago.simulator.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// What happens by itself in a simulated world, and when: heartbeats, synchronisation, the
/// decisions of a cluster. Events run one after another, each while the timeline's monitor is held;
/// whoever looks at what they change, from a program, does so with `synchronized (timeline)`.
public interface Timeline {
  /// Work that takes its time outside the timeline, such as starting a database.
  ///
  /// @param <T> what comes of it
  @FunctionalInterface
  interface Work<T> {
    /// Does it; must not hold the timeline's monitor while it waits.
    ///
    /// @throws InterruptedException if the world ended
    T run() throws InterruptedException;
  }

  /// An event that has not happened yet.
  @FunctionalInterface
  interface Pending {
    /// Sees to it that it does not happen, unless it has already.
    void cancel();
  }

  /// The world's time.
  Instant now();

  /// Has something happen later.
  ///
  /// @param delay from now, in the world's time
  /// @param event what happens; must not wait for anything
  Pending after(Duration delay, Runnable event);

  /// How long to wait for something before it counts as hanging: at the least the given time, and
  /// longer where that is so short in real time that a busy computer alone would make it pass.
  default Duration patience(Duration time) {
    return time;
  }

  /// Waits, in a program. Must not be called while the timeline's monitor is held.
  void sleep(Duration time) throws InterruptedException;

  /// Has something done beside the timeline.
  ///
  /// @param takes how long it takes at the least, in the world's time
  /// @param work what is done when that has passed
  /// @param then told what came of it, as an event
  <T> void work(Duration takes, Work<T> work, Consumer<T> then);
}
