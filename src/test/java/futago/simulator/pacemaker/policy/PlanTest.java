package futago.simulator.pacemaker.policy;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.pacemaker.cib.Cib;
import futago.simulator.pacemaker.cib.CrmReader;
import futago.simulator.pacemaker.cib.Dialect;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.cib.SlidesConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The talk's configuration in one situation after another.
class PlanTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private String text = SlidesConfiguration.talk();
  private final TestNode alice = new TestNode("alice");
  private final TestNode bob = new TestNode("bob");
  private boolean quorum = true;

  /// A node that remembers what is told here.
  private static final class TestNode {
    private final String name;
    private boolean online = true;
    private boolean standby;
    private final Map<String, History> histories = new HashMap<>();
    private final Map<String, Integer> failCounts = new HashMap<>();
    private final Map<String, Instant> lastFailures = new HashMap<>();
    private final Map<String, Integer> masterScores = new HashMap<>();
    private int call;

    TestNode(String name) {
      this.name = name;
      for (String resource : List.of("drbd", "filesystem", "ipaddr", "pgsql")) {
        did(resource, "monitor", 0, 7);
      }
    }

    TestNode did(String resource, String operation, int seconds, int rc) {
      call++;
      histories.merge(
          resource,
          History.none(false).plus(outcome(operation, seconds, rc)),
          (there, _) -> there.plus(outcome(operation, seconds, rc)));
      return this;
    }

    private Outcome outcome(String operation, int seconds, int rc) {
      return new Outcome(
          operation, Duration.ofSeconds(seconds), call, rc, NOW, Duration.ofSeconds(1), "");
    }

    TestNode slave() {
      masterScores.put("drbd", 10000);
      return did("drbd", "start", 0, 0);
    }

    TestNode master() {
      return slave().did("drbd", "promote", 0, 0);
    }

    TestNode group() {
      return did("filesystem", "start", 0, 0)
          .did("ipaddr", "start", 0, 0)
          .did("pgsql", "start", 0, 0);
    }

    void failCount(String resource, int count, Instant last) {
      failCounts.put(resource, count);
      lastFailures.put(resource, last);
    }

    NodeView view() {
      return new NodeView(name, online, standby, histories, failCounts, lastFailures, masterScores);
    }
  }

  private Situation situation() {
    try {
      Cib cib = new Cib(0, 1, CrmReader.update(Dialect.CRM_1_0, Cib.empty().configuration(), text));
      return new Situation(Model.of(cib), List.of(alice.view(), bob.view()), quorum, NOW);
    } catch (futago.simulator.pacemaker.cib.CrmSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The steps in an order in which they could be done, such as `stop pgsql alice`.
  private List<String> plan() {
    List<Step> left = new ArrayList<>(Plan.of(situation()));
    var done = new ArrayList<Integer>();
    var words = new ArrayList<String>();
    while (!left.isEmpty()) {
      Step next =
          left.stream()
              .filter(step -> done.containsAll(step.after()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("a circle: " + left));
      left.remove(next);
      done.add(next.number());
      words.add(
          next.kind().name().toLowerCase(java.util.Locale.ROOT)
              + " "
              + next.resource()
              + " "
              + next.node());
    }
    return words;
  }

  @Test
  void firstItLooks() {
    alice.histories.clear();

    assertThat(plan())
        .containsExactlyInAnyOrder(
            "probe drbd alice",
            "probe filesystem alice",
            "probe ipaddr alice",
            "probe pgsql alice");
  }

  @Test
  void thenItStartsDrbdOnBoth() {
    assertThat(plan()).containsExactlyInAnyOrder("start drbd alice", "start drbd bob");
  }

  @Test
  void nothingIsPromotedBeforeTheAgentsHaveScored() {
    alice.slave().masterScores.clear();
    bob.slave().masterScores.clear();

    assertThat(plan()).isEmpty();
  }

  @Test
  void thenOneIsPromotedAndTheGroupStartsThere() {
    alice.slave();
    bob.slave();

    assertThat(plan())
        .containsExactly(
            "promote drbd alice",
            "start filesystem alice",
            "start ipaddr alice",
            "start pgsql alice");
  }

  @Test
  void whoIsMasterAlreadyStaysIt() {
    alice.slave();
    bob.master();

    assertThat(plan())
        .containsExactly("start filesystem bob", "start ipaddr bob", "start pgsql bob");
  }

  @Test
  void thenThereIsNothingToDo() {
    alice.master().group();
    bob.slave();

    assertThat(plan()).isEmpty();
  }

  @Test
  void standbyMovesEverything() {
    alice.master().group().standby = true;
    bob.slave();

    assertThat(plan())
        .containsExactly(
            "stop pgsql alice",
            "stop ipaddr alice",
            "stop filesystem alice",
            "demote drbd alice",
            "stop drbd alice",
            "promote drbd bob",
            "start filesystem bob",
            "start ipaddr bob",
            "start pgsql bob");
  }

  @Test
  void standbyOfTheOtherStopsOnlyDrbdThere() {
    alice.master().group();
    bob.slave().standby = true;

    assertThat(plan()).containsExactly("stop drbd bob");
  }

  @Test
  void aNodeThatIsAwayIsReplaced() {
    alice.master().group().online = false;
    bob.slave();

    assertThat(plan())
        .containsExactly(
            "promote drbd bob", "start filesystem bob", "start ipaddr bob", "start pgsql bob");
  }

  @Test
  void itComesBackAsTheSlave() {
    alice.master().group();

    assertThat(plan()).containsExactly("start drbd bob");
  }

  @Test
  void preferringTheOtherNodeOnlyTiesWithTheStickiness() {
    alice.master().group();
    bob.slave();
    text += "\nlocation cli-prefer-group_pgsql group_pgsql rule inf: #uname eq bob\n";

    assertThat(plan()).isEmpty();
  }

  @Test
  void forcedItMoves() {
    alice.master().group();
    bob.slave();
    text +=
        """

        location cli-prefer-group_pgsql group_pgsql rule inf: #uname eq bob
        location cli-standby-group_pgsql group_pgsql rule -inf: #uname eq alice
        """;

    assertThat(plan())
        .containsExactly(
            "stop pgsql alice",
            "stop ipaddr alice",
            "stop filesystem alice",
            "demote drbd alice",
            "promote drbd bob",
            "start filesystem bob",
            "start ipaddr bob",
            "start pgsql bob");
  }

  @Test
  void theBanForbidsToFailBack() {
    bob.master().group().online = false;
    alice.slave();
    text += "\nlocation cli-standby-group_pgsql group_pgsql rule -inf: #uname eq alice\n";

    assertThat(plan()).containsExactly("promote drbd alice");
  }

  @Test
  void aFailedMonitorRestartsItAndWhatFollowsIt() {
    alice.master().group().did("ipaddr", "monitor", 10, 7).failCount("ipaddr", 1, NOW);
    bob.slave();

    assertThat(plan())
        .containsExactly(
            "stop pgsql alice", "stop ipaddr alice", "start ipaddr alice", "start pgsql alice");
  }

  @Test
  void theSecondFailureMovesTheGroup() {
    alice.master().group().did("pgsql", "monitor", 30, 7).failCount("pgsql", 2, NOW);
    bob.slave();

    assertThat(plan())
        .startsWith("stop pgsql alice", "stop ipaddr alice", "stop filesystem alice")
        .endsWith("start pgsql bob");
  }

  @Test
  void aFailureThatHasExpiredDoesNotCount() {
    alice.master().group().failCount("pgsql", 2, NOW.minusSeconds(61));
    bob.slave();

    assertThat(plan()).isEmpty();
  }

  @Test
  void whatFailedEverywhereIsLeftOutWithWhatFollowsIt() {
    alice.master().group().failCount("ipaddr", 2, NOW);
    bob.slave().failCount("ipaddr", 2, NOW);

    assertThat(plan()).containsExactly("stop pgsql alice", "stop ipaddr alice");
  }

  @Test
  void aFailedStopBlocks() {
    alice.master().group().did("ipaddr", "monitor", 10, 7).did("ipaddr", "stop", 0, 1);
    bob.slave();
    alice.failCount("ipaddr", 1_000_000, NOW);
    alice.standby = true;

    assertThat(plan()).containsExactly("stop pgsql alice");
  }

  @Test
  void onFailBlockLeavesItAndStopsWhatFollows() {
    text =
        text.replace(
            "op monitor interval=\"10s\" timeout=\"20s\" on_fail=\"restart\"\n\nprim",
            "op monitor interval=\"10s\" timeout=\"20s\" on-fail=\"block\"\n\nprim");
    alice.master().group().did("ipaddr", "monitor", 10, 7).failCount("ipaddr", 1, NOW);
    bob.slave();

    assertThat(plan()).containsExactly("stop pgsql alice");
  }

  @Test
  void theSlidesSpellingOfOnFailDoesNothing() {
    text = text.replace("on_fail=\"restart\"", "on_fail=\"block\"");
    alice.master().group().did("ipaddr", "monitor", 10, 7).failCount("ipaddr", 1, NOW);
    bob.slave();

    assertThat(plan()).contains("stop ipaddr alice", "start ipaddr alice");
  }

  @Test
  void aFailedPromotionStartsDrbdAnew() {
    alice.slave().did("drbd", "promote", 0, 1).failCount("drbd", 1, NOW);
    bob.slave().standby = true;

    assertThat(plan())
        .containsSubsequence(
            "demote drbd alice", "stop drbd alice", "start drbd alice", "promote drbd alice");
  }

  @Test
  void aSecondOneStopsIt() {
    alice.slave().did("drbd", "promote", 0, 1).failCount("drbd", 2, NOW);
    bob.standby = true;

    assertThat(plan()).containsExactly("demote drbd alice", "stop drbd alice");
  }

  @Test
  void twoOfEverythingAreStoppedAndStartedOnce() {
    alice.master().group();
    bob.master().group();
    List<String> plan = plan();

    assertThat(plan)
        .contains("stop pgsql alice", "stop pgsql bob", "demote drbd alice", "demote drbd bob");
    assertThat(plan)
        .endsWith(
            "promote drbd alice",
            "start filesystem alice",
            "start ipaddr alice",
            "start pgsql alice");
  }

  @Test
  void withoutQuorumEverythingStopsUnlessToldOtherwise() {
    alice.master().group();
    bob.online = false;
    quorum = false;
    assertThat(plan()).isEmpty();

    text = text.replace("no-quorum-policy=\"ignore\"", "no-quorum-policy=\"stop\"");
    assertThat(plan())
        .containsExactly(
            "stop pgsql alice",
            "stop ipaddr alice",
            "stop filesystem alice",
            "demote drbd alice",
            "stop drbd alice");
  }

  @Test
  void aStoppedGroupLeavesTheMaster() {
    alice.master().group();
    bob.slave();
    text =
        text.replace(
            "filesystem ipaddr pgsql", "filesystem ipaddr pgsql meta target-role=\"Stopped\"");

    assertThat(plan())
        .containsExactly("stop pgsql alice", "stop ipaddr alice", "stop filesystem alice");
  }

  @Test
  void maintenanceModeDoesNothing() {
    alice.master().group().did("pgsql", "monitor", 30, 7).failCount("pgsql", 2, NOW);
    bob.slave();
    text += "\nproperty maintenance-mode=\"true\"\n";

    assertThat(plan()).isEmpty();
  }

  @Test
  void anAddressThatIsThereTooSoonIsTakenAway() {
    alice.did("ipaddr", "monitor", 0, 0);

    assertThat(plan()).contains("stop ipaddr alice", "start drbd alice", "start drbd bob");
  }

  @Test
  void anAgentThatCannotWorkStopsTheGroupSilently() {
    alice.master().did("filesystem", "monitor", 0, 5);
    bob.slave().did("filesystem", "monitor", 0, 5);

    assertThat(plan()).isEmpty();
  }
}
