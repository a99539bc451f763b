package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.CommandResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterReaderTest {
  private final CapturedNode alice = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
  private final CapturedNode bob = new CapturedNode("bob", Captures.DEBIAN_12, "healthy");

  @Test
  void asksEachNodeOnce() throws Exception {
    ClusterStatus status = Example.status(alice, bob);

    assertThat(status.taken()).isEqualTo(Example.NOW);
    assertThat(status.cluster()).isEqualTo("pgha");
    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("alice");
    assertThat(status.groupOn()).contains("alice");
    assertThat(status.virtualIpOn()).contains("alice");
    assertThat(status.nodes())
        .allMatch(NodeReport::answered)
        .allMatch(report -> report.pacemaker() == PacemakerService.RUNNING)
        .allMatch(report -> report.drbd().isPresent())
        .extracting(NodeReport::node)
        .containsExactly("alice", "bob");
    assertThat(alice.commands()).hasSize(1);
    assertThat(bob.commands()).hasSize(1);
    assertThat(alice.isClosed()).isTrue();
  }

  @Test
  void theFirstNodeIsDead() throws Exception {
    try (ClusterNodes nodes =
        Example.nodes(
            () -> {
              throw CapturedNode.unreachable("alice");
            },
            () -> bob)) {
      ClusterStatus status = Example.reader(nodes).read();

      assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("bob");
      NodeReport report = status.report("alice").orElseThrow();
      assertThat(report.answered()).isFalse();
      assertThat(report.pacemaker()).isEqualTo(PacemakerService.UNKNOWN);
      assertThat(report.trouble().orElseThrow().what().key()).isEqualTo("remote.unreachable");
    }
  }

  @Test
  void aConnectionThatBreaksIsNoAnswer() throws Exception {
    alice.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("alice");
        });

    ClusterStatus status = Example.status(alice, bob);

    assertThat(status.report("alice").orElseThrow().answered()).isFalse();
    assertThat(status.groupOn()).contains("alice");
  }

  @Test
  void noNodeAnswers() throws Exception {
    NodeAccess dead =
        () -> {
          throw CapturedNode.unreachable("?");
        };
    try (ClusterNodes nodes = Example.nodes(dead, dead)) {
      ClusterStatus status = Example.reader(nodes).read();

      assertThat(status.pacemaker()).isEmpty();
      assertThat(status.groupOn()).isEmpty();
      assertThat(status.nodes()).noneMatch(NodeReport::answered);
    }
  }

  @Test
  void aNodeThatHangsIsNotWaitedForForLong() throws Exception {
    var hanging = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    bob.whenAsked(
        run -> {
          hanging.await();
          return bob.answer(run, Captures.DEBIAN_12, "healthy");
        });
    alice.whenAsked(
        _ -> {
          hanging.countDown();
          try {
            new CountDownLatch(1).await();
            throw new AssertionError();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
    try (ClusterNodes nodes = Example.nodes(() -> alice, () -> bob)) {
      var reader =
          new ClusterReader(Example.SPEC, nodes, InstantSource.system(), Duration.ofMillis(20));

      ClusterStatus status = reader.read();

      assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("bob");
      assertThat(status.report("alice").orElseThrow().trouble().orElseThrow().what().key())
          .isEqualTo("cluster.no-answer");
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).as("given up").isTrue();
    }
  }

  @Test
  void aNodeThatIsRefusedAtOnceDoesNotHurryTheOther() throws Exception {
    var refused = new CountDownLatch(1);
    NodeAccess dead =
        () -> {
          refused.countDown();
          throw CapturedNode.unreachable("alice");
        };
    bob.whenAsked(
        run -> {
          refused.await();
          Thread.sleep(Duration.ofMillis(100));
          return bob.answer(run, Captures.DEBIAN_12, "healthy");
        });
    try (ClusterNodes nodes = Example.nodes(dead, () -> bob)) {
      var reader =
          new ClusterReader(Example.SPEC, nodes, InstantSource.system(), Duration.ofMillis(1));

      assertThat(reader.read().pacemaker()).isPresent();
    }
  }

  @Test
  void connectionsAreKeptAndADeadNodeIsTriedAgain() throws Exception {
    var tries = new AtomicInteger();
    NodeAccess flaky =
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw CapturedNode.unreachable("alice");
          }
          return alice;
        };
    try (ClusterNodes nodes = Example.nodes(flaky, () -> bob)) {
      ClusterReader reader = Example.reader(nodes);
      assertThat(reader.read().report("alice").orElseThrow().answered()).isFalse();
      assertThat(reader.read().report("alice").orElseThrow().answered()).isTrue();
      assertThat(reader.read().report("alice").orElseThrow().answered()).isTrue();
    }
    assertThat(tries).hasValue(2);
  }

  @Test
  void pacemakerIsStoppedOnOneNode() {
    ClusterStatus status = Example.status("offline-bob");

    assertThat(status.report("bob").orElseThrow().pacemaker())
        .isEqualTo(PacemakerService.NOT_RUNNING);
    assertThat(status.report("bob").orElseThrow().drbd()).isEmpty();
    assertThat(status.report("bob").orElseThrow().trouble()).isEmpty();
    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("alice");
    assertThat(status.groupOn()).contains("alice");
  }

  @Test
  void pacemakerRunsNowhere() throws Exception {
    bob.shows(Captures.DEBIAN_12, "offline-bob");
    alice.whenAsked(run -> bob.run(run));

    ClusterStatus status = Example.status(alice, bob);

    assertThat(status.pacemaker()).isEmpty();
    assertThat(status.nodes())
        .extracting(NodeReport::pacemaker)
        .containsOnly(PacemakerService.NOT_RUNNING);
  }

  @Test
  void pacemakerIsNotInstalled() throws Exception {
    alice.whenAsked(
        run ->
            new CommandResult(
                0,
                alice
                    .answer(run, Captures.DEBIAN_12, "no such state")
                    .output()
                    .replaceAll(" 1 crm_mon", " 127 crm_mon"),
                ""));

    assertThat(Example.status(alice, bob).report("alice").orElseThrow().pacemaker())
        .isEqualTo(PacemakerService.NOT_INSTALLED);
  }

  @Test
  void anAnswerThatIsCutShortIsSaidToBe() throws Exception {
    alice.whenAsked(run -> cut(run, 3000));

    ClusterStatus status = Example.status(alice, bob);

    NodeReport report = status.report("alice").orElseThrow();
    assertThat(report.trouble().orElseThrow().what().key()).isEqualTo("cluster.unreadable-answer");
    assertThat(report.drbd()).isEmpty();
    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("bob");
  }

  @Test
  void onePartThatCannotBeReadDoesNotHideTheOthers() throws Exception {
    alice.whenAsked(run -> alice.answerWith(run, "cs:Connected", "cs:Perplexed"));

    NodeReport report = Example.status(alice, bob).report("alice").orElseThrow();

    assertThat(report.trouble().orElseThrow().what().key()).isEqualTo("cluster.unreadable-on");
    assertThat(report.drbd()).isEmpty();
    assertThat(report.pacemaker()).isEqualTo(PacemakerService.RUNNING);
  }

  @Test
  void aNodeThatHasJustStartedIsNoPartition() throws Exception {
    alice.shows(Captures.DEBIAN_12, "offline-bob");
    bob.whenAsked(
        run ->
            bob.answerWith(
                run,
                Captures.read(Captures.DEBIAN_12, "healthy", "bob.crm_mon.xml"),
                Captures.read(Captures.DEBIAN_12, "just-started", "bob-without-dc.crm_mon.xml")));

    ClusterStatus status = Example.status(alice, bob);

    assertThat(status.partitioned()).isFalse();
    assertThat(status.pacemaker().orElseThrow().seenFrom()).isEqualTo("alice");
  }

  /// The other one may well take itself for the one that ought to have it, and is asked first.
  @Test
  void inAPartitionTheGroupIsWhereItsOwnNodeSaysThatItRuns() throws Exception {
    alice.whenAsked(
        run ->
            new CommandResult(
                0,
                alice
                    .answer(run, Captures.DEBIAN_12, "offline-bob")
                    .output()
                    .replace("<node name=\"alice\" id=\"1\" cached=\"true\"/>", ""),
                ""));
    bob.whenAsked(this::asAliceAlone);

    ClusterStatus status = Example.status(alice, bob);

    assertThat(status.partitioned()).isTrue();
    assertThat(status.groupOn()).contains("bob");
    assertThat(status.virtualIpOn()).contains("bob");
  }

  @Test
  void twoNodesThatEachAreAloneArePartitioned() throws Exception {
    alice.shows(Captures.DEBIAN_12, "offline-bob");
    bob.whenAsked(this::asAliceAlone);

    assertThat(Example.status(alice, bob).partitioned()).isTrue();
    assertThat(Example.status("offline-bob").partitioned()).isFalse();
  }

  /// What bob says when he is alone, as alice was once.
  private CommandResult asAliceAlone(Run run) {
    return new CommandResult(
        0,
        alice
            .answer(run, Captures.DEBIAN_12, "offline-bob")
            .output()
            .replace("alice", "ALICE")
            .replace("bob", "alice")
            .replace("ALICE", "bob"),
        "");
  }

  private CommandResult cut(Run run, int length) {
    String whole = alice.answer(run, Captures.DEBIAN_12, "healthy").output();
    return new CommandResult(0, whole.substring(0, length), "");
  }
}
