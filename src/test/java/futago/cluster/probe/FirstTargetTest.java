package futago.cluster.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FirstTargetTest {
  private final CountDownLatch released = new CountDownLatch(1);

  @Test
  void aWayThatHangsHoldsNobodyUp() throws Exception {
    var here = new Login();
    var hanging = new Login();
    try (var target = new FirstTarget(List.of(() -> slow(hanging), () -> here))) {
      assertThat(target.open()).isSameAs(here);
      released.countDown();
      // What came too late is let go of, not kept open on the server.
      assertThat(hanging.closed.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(here.closed.getCount()).isEqualTo(1);
    }
  }

  @Test
  void theFirstTimeAllWaysAreWaitedFor() throws Exception {
    var slow = new Login();
    ProbeTarget refuses =
        () -> {
          released.countDown();
          throw new ProbeException("refused", null);
        };
    assertThat(new FirstTarget(List.of(refuses, () -> slow(slow))).open()).isSameAs(slow);
  }

  @Test
  void whereNoWayLeadsThereTheReasonIsSaid() {
    ProbeTarget refuses =
        () -> {
          throw new ProbeException("refused", null);
        };
    assertThatExceptionOfType(ProbeException.class)
        .isThrownBy(() -> new FirstTarget(List.of(refuses, refuses)).open())
        .withMessage("refused");
  }

  /// A login right after a failed one finds no way still busy with the failed one: it would not ask
  /// it, wait for nothing, and count its own wait as an outage.
  @Test
  void aWayThatFailedIsAskedAgainAtOnce() throws Exception {
    var fails = new AtomicBoolean();
    ProbeTarget only =
        () -> {
          if (fails.get()) {
            throw new ProbeException("down", null);
          }
          return new Login();
        };
    var target = new FirstTarget(List.of(only));
    target.open();
    fails.set(true);
    for (int attempt = 0; attempt < 5_000; attempt++) {
      assertThatExceptionOfType(ProbeException.class).isThrownBy(target::open).withMessage("down");
    }
  }

  @Test
  void aWayThatBreaksIsNotWaitedFor() {
    ProbeTarget broken =
        () -> {
          throw new IllegalStateException("no driver");
        };
    assertThatExceptionOfType(ProbeException.class)
        .isThrownBy(() -> new FirstTarget(List.of(broken)).open())
        .withMessageContaining("no driver");
  }

  @Test
  void aWayThatHangsIsNotAskedTwiceAtOnce() throws Exception {
    var asked = new AtomicInteger();
    var hanging = new CountDownLatch(1);
    var fails = new AtomicBoolean();
    ProbeTarget hangs =
        () -> {
          asked.incrementAndGet();
          hanging.countDown();
          return slow(new Login());
        };
    ProbeTarget other =
        () -> {
          if (fails.get()) {
            throw new ProbeException("down", null);
          }
          return new Login();
        };
    var target = new FirstTarget(List.of(hangs, other));
    target.open();
    fails.set(true);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatExceptionOfType(ProbeException.class).isThrownBy(target::open).withMessage("down");
    }
    assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(asked).hasValue(1);
    // The one that hung is there at last: it is taken, though the other one is down.
    released.countDown();
    assertThat(eventually(target)).isInstanceOf(Login.class);
  }

  private static ProbeConnection eventually(ProbeTarget target) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return target.open();
      } catch (ProbeException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
      }
    }
  }

  private ProbeConnection slow(Login login) {
    try {
      released.await();
      return login;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Login implements ProbeConnection {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void write(long run, long number) {}

    @Override
    public Set<Long> present(long run) {
      return Set.of();
    }

    @Override
    public void dropTable() {}

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
