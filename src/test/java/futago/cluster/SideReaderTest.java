package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Content;
import futago.command.Facts;
import futago.command.Run;
import futago.remote.CommandResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What both sides of a captured split brain say before one of them is given up.
class SideReaderTest {
  private static final String STATE = "split-brain-detected";

  private final CapturedNode alice = new CapturedNode("alice", answers("alice"));
  private final CapturedNode bob = new CapturedNode("bob", answers("bob"));
  private final ClusterNodes nodes = Example.nodes(() -> alice, () -> bob);

  private static Map<String, Facts.Answer> answers(String node) {
    var answers = new HashMap<String, Facts.Answer>();
    answers.put(
        "proc.drbd", fine(Captures.read(Captures.DEBIAN_12, STATE, node + ".proc-drbd.txt")));
    answers.put(
        "drbd.generations",
        fine(Captures.read(Captures.DEBIAN_12, STATE, node + ".generations.txt")));
    answers.put("parted", fine("1763969000\n"));
    answers.put("written", fine("1763969100\n"));
    return answers;
  }

  private static Facts.Answer fine(String output) {
    return new Facts.Answer(0, output);
  }

  private List<Side> read() throws InterruptedException {
    return new SideReader(Example.SPEC, nodes).read();
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void bothSidesInTheSpecsOrder() throws Exception {
    Map<String, Facts.Answer> serving = answers("bob");
    serving.put("mounted", fine(""));
    bob.shows(serving);

    List<Side> sides = read();

    assertThat(sides).extracting(Side::node).containsExactly("alice", "bob");
    assertThat(sides.getFirst())
        .satisfies(
            side -> {
              assertThat(side.device().orElseThrow().role()).isEqualTo(DrbdRole.SECONDARY);
              assertThat(side.device().orElseThrow().outOfSyncKib()).isEqualTo(116);
              assertThat(side.generations()).startsWith("19338E67B8B11A54:6812A42F31337D26:");
              assertThat(side.parted()).contains(Instant.ofEpochSecond(1763969000));
              assertThat(side.written()).contains(Instant.ofEpochSecond(1763969100));
              assertThat(side.mounted()).isFalse();
            });
    assertThat(sides.getLast().device().orElseThrow().role()).isEqualTo(DrbdRole.PRIMARY);
    assertThat(sides.getLast().mounted()).isTrue();
  }

  @Test
  void theDiskThatIsLookedAtIsTheNodesOwnAndQuoted() throws Exception {
    read();

    Run asked = alice.commands().getFirst();
    assertThat(((Content.Text) asked.input()).text())
        .contains("disk=/dev/sdb1")
        .contains("drbdadm get-gi pgsql")
        .contains(" /mnt/pgsql-data ");
  }

  @Test
  void aNodeThatDoesNotAnswerHasNoSide() throws Exception {
    bob.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("bob");
        });

    assertThat(read()).extracting(Side::node).containsExactly("alice");
  }

  @Test
  void aNodeThatSaysSomethingElseHasNoneEither() throws Exception {
    alice.whenAsked(_ -> new CommandResult(0, "Your password has expired.\n", ""));

    assertThat(read()).extracting(Side::node).containsExactly("bob");
  }

  @Test
  void whatCannotBeToldIsLeftOpen() throws Exception {
    Map<String, Facts.Answer> rebooted = answers("alice");
    rebooted.put("parted", fine(""));
    rebooted.put("written", fine("0\n"));
    rebooted.put("drbd.generations", new Facts.Answer(10, ""));
    alice.shows(rebooted);

    Side side = read().getFirst();

    assertThat(side.parted()).isEmpty();
    assertThat(side.written()).isEmpty();
    assertThat(side.generations()).isEmpty();
    assertThat(side.lines(java.time.ZoneOffset.UTC))
        .extracting(line -> line.key())
        .containsExactly(
            "cluster.side.state",
            "cluster.side.changed",
            "cluster.side.written-unknown",
            "cluster.side.parted-unknown");
  }

  @Test
  void aKernelWithoutDrbdHasNothingToRepair() throws Exception {
    Map<String, Facts.Answer> bare = answers("alice");
    bare.put("proc.drbd", new Facts.Answer(1, ""));
    alice.shows(bare);

    assertThat(read()).extracting(Side::node).containsExactly("bob");
  }
}
