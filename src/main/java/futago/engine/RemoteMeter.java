package futago.engine;

import java.time.Duration;

/// Counts the commands sent to nodes and the time during which at least one was running.
final class RemoteMeter {
  private int roundTrips;
  private int running;
  private long since;
  private long total;

  synchronized void began() {
    roundTrips++;
    if (running++ == 0) {
      since = System.nanoTime();
    }
  }

  synchronized void ended() {
    if (--running == 0) {
      total += System.nanoTime() - since;
    }
  }

  synchronized int roundTrips() {
    return roundTrips;
  }

  synchronized Duration remote() {
    return Duration.ofNanos(total);
  }
}
