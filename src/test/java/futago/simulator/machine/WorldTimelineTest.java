package futago.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorldTimelineTest {
  private final WorldTimeline timeline =
      new WorldTimeline(new SimClock(Instant.parse("2014-02-28T10:00:00Z"), 1000));

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void eventsHappenInTheirOrderWhileTheMonitorIsHeld() throws Exception {
    List<String> happened = new CopyOnWriteArrayList<>();
    var over = new CountDownLatch(1);
    // Events come one at a time: none can be quicker than what this one does.
    timeline.after(
        Duration.ZERO,
        () -> {
          timeline.after(Duration.ofSeconds(90), over::countDown);
          timeline.after(
              Duration.ofSeconds(60), () -> happened.add("second " + Thread.holdsLock(timeline)));
          timeline.after(Duration.ofSeconds(1), () -> happened.add("first"));
        });
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(happened).containsExactly("first", "second true");
  }

  @Test
  void whatWasCancelledDoesNotHappen() throws Exception {
    List<String> happened = new CopyOnWriteArrayList<>();
    var over = new CountDownLatch(1);
    // Events come one at a time: none can be quicker than what this one does.
    timeline.after(
        Duration.ZERO,
        () -> {
          timeline.after(Duration.ofSeconds(5), () -> happened.add("no")).cancel();
          timeline.after(Duration.ofSeconds(10), over::countDown);
        });
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(happened).isEmpty();
  }

  @Test
  void workIsDoneBesideIt() throws Exception {
    var told = new CountDownLatch(1);
    var held = new boolean[1];
    timeline.work(
        Duration.ofSeconds(2),
        () -> Thread.holdsLock(timeline),
        inside -> {
          held[0] = inside;
          told.countDown();
        });
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(held[0]).isFalse();
  }

  @Test
  void aBusyComputerIsNoReasonToCallSomethingHanging() {
    assertThat(timeline.patience(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(3000));
    assertThat(timeline.patience(Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
  }
}
