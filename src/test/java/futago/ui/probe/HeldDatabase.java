package futago.ui.probe;

import futago.cluster.probe.FakeDatabase;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeConnection;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeTarget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A database whose time flies to a moment and stands still there until it is let go.
public final class HeldDatabase implements ProbeTarget, ProbeClock {
  private final FakeDatabase database = new FakeDatabase();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile Duration moment = Duration.ZERO;

  public FakeDatabase database() {
    return database;
  }

  /// Time stands still then.
  public void holdAt(Duration time) {
    moment = time;
  }

  /// Waits until it does.
  public void awaitHeld() {
    try {
      if (!held.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody waits for " + moment);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Time goes on.
  public void letGo() {
    released.countDown();
  }

  @Override
  public ProbeConnection open() throws ProbeException {
    return database.open();
  }

  @Override
  public Duration now() {
    return database.now();
  }

  @Override
  public void sleepUntil(Duration time) throws InterruptedException {
    if (!moment.isZero() && time.compareTo(moment) >= 0) {
      held.countDown();
      released.await();
    }
    database.sleepUntil(time);
  }
}
