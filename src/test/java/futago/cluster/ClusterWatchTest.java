package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterWatchTest {
  private final CapturedNode alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
  private final CapturedNode bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");

  /// Takes no node for late that answers at all, however busy this computer is.
  @AutoClose private final ClusterWatch watch = watch(Duration.ofSeconds(20), () -> Example.NOW);

  /// For nodes that hang.
  @AutoClose private final ClusterWatch hurried = watch(Duration.ofSeconds(2), () -> Example.NOW);

  private ClusterWatch watch(Duration patience, InstantSource clock) {
    return new ClusterWatch(
        Example.SPEC, Example.nodes(() -> alice, () -> bob), clock, patience, patience);
  }

  @Test
  void readsTheSameAsOneReading() throws Exception {
    assertThat(watch.read()).isEqualTo(Example.status("healthy"));
  }

  @Test
  void aNodeThatHangsIsSilentAndTheOtherOneIsShown() throws Exception {
    var release = new CountDownLatch(1);
    alice.whenAsked(
        run -> {
          release.await();
          return alice.answer(run, Captures.DEBIAN_12, "healthy");
        });

    ClusterStatus status = hurried.read();

    assertThat(status.nodes()).extracting(NodeReport::answered).containsExactly(false, true);
    assertThat(status.virtualIpOn()).contains("alice");
    release.countDown();
  }

  @Test
  void aNodeThatOwesAnAnswerIsNotAskedAgainAndItsAnswerIsTakenWhenItComes() throws Exception {
    var asked = new AtomicInteger();
    var release = new CountDownLatch(1);
    alice.whenAsked(
        run -> {
          asked.incrementAndGet();
          release.await();
          return alice.answer(run, Captures.DEBIAN_12, "healthy");
        });
    for (int i = 0; i < 5; i++) {
      assertThat(hurried.read().nodes().getFirst().answered()).isFalse();
    }
    assertThat(asked).hasValue(1);

    release.countDown();
    ClusterStatus status = hurried.read();
    while (!status.nodes().stream().allMatch(NodeReport::answered)) {
      status = hurried.read();
    }

    assertThat(status).isEqualTo(Example.status("healthy"));
  }

  @Test
  void aDeadNodeComesBackByItself() throws Exception {
    alice.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });
    assertThat(watch.read().nodes().getFirst().answered()).isFalse();

    alice.shows(Captures.DEBIAN_12, "healthy");

    assertThat(watch.read().nodes().getFirst().answered()).isTrue();
  }

  @Test
  void nobodyAnswers() throws Exception {
    for (CapturedNode node : new CapturedNode[] {alice, bob}) {
      node.whenAsked(
          _ -> {
            throw CapturedNode.unreachable(node.name());
          });
    }

    assertThat(watch.read().nodes()).noneMatch(NodeReport::answered);
  }

  /// One that is slow by nature is not called dead for it.
  @Test
  void aSlowNodeIsGivenTwiceTheTimeThatItTookBefore() throws Exception {
    Duration slow = Duration.ofSeconds(3);
    alice.whenAsked(
        run -> {
          Thread.sleep(slow);
          return alice.answer(run, Captures.DEBIAN_12, "healthy");
        });
    assertThat(hurried.read().nodes().getFirst().answered())
        .as("longer than the patience")
        .isFalse();
    while (!hurried.read().nodes().getFirst().answered()) {
      // Until its first answer is there.
    }

    assertThat(hurried.read().nodes()).allMatch(NodeReport::answered);
  }

  @Test
  void whatANodeThatDiedSaidBeforeIsNotShownAsItsStateOfNow() throws Exception {
    assertThat(watch.read().nodes()).allMatch(node -> node.drbd().isPresent());
    alice.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });

    NodeReport report = watch.read().report("alice").orElseThrow();

    assertThat(report.drbd()).isEmpty();
    assertThat(report.pacemaker()).isEqualTo(PacemakerService.UNKNOWN);
    assertThat(report.trouble()).isPresent();
  }

  @Test
  void asLongAsNothingIsNewTheNodesAreAskedByTurns() throws Exception {
    assertThat(watch.read()).isEqualTo(watch.read());
    assertThat(asked()).isEqualTo(4);

    for (int i = 0; i < 4; i++) {
      assertThat(watch.read()).isEqualTo(Example.status("healthy"));
      assertThat(asked()).isEqualTo(5 + i);
    }

    assertThat(alice.commands()).hasSameSizeAs(bob.commands());
  }

  @Test
  void whatIsNewOnOneNodeIsAskedOfBothAtOnce() throws Exception {
    comeToRest(watch);
    alice.shows(Captures.DEBIAN_12, "drbd-disconnected-standby-node");
    bob.shows(Captures.DEBIAN_12, "drbd-disconnected-standby-node");

    assertThat(watch.read()).isEqualTo(Example.status("drbd-disconnected-standby-node"));
  }

  @Test
  void whatIsShownOfTheNodeThatWasNotAskedIsAsOldAsItsAnswer() throws Exception {
    var now = new AtomicReference<>(Example.NOW);
    try (ClusterWatch timed = watch(Duration.ofSeconds(20), now::get)) {
      timed.read();
      now.set(Example.NOW.plusSeconds(1));
      assertThat(timed.read().taken()).isEqualTo(Example.NOW.plusSeconds(1));
      now.set(Example.NOW.plusSeconds(2));

      assertThat(timed.read().taken()).isEqualTo(Example.NOW.plusSeconds(1));
    }
  }

  @Test
  void aNodeThatFallsSilentAtItsTurnDoesNotHoldUpTheOther() throws Exception {
    comeToRest(hurried);
    var release = new CountDownLatch(1);
    alice.whenAsked(
        run -> {
          release.await();
          return alice.answer(run, Captures.DEBIAN_12, "healthy");
        });
    hurried.read();

    ClusterStatus status = hurried.read();

    assertThat(status.nodes()).extracting(NodeReport::answered).containsExactly(false, true);
    release.countDown();
  }

  @Test
  void aNodeThatDiesBetweenItsTurnsIsFoundAtTheNext() throws Exception {
    comeToRest(watch);
    bob.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("bob");
        });
    watch.read();

    assertThat(watch.read().nodes()).extracting(NodeReport::answered).containsExactly(true, false);
  }

  private static void comeToRest(ClusterWatch watch) throws Exception {
    watch.read();
    watch.read();
  }

  private int asked() {
    return alice.commands().size() + bob.commands().size();
  }
}
