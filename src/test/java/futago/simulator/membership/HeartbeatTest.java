package futago.simulator.membership;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.ManualTimeline;
import futago.simulator.machine.Network;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Heartbeat with the talk's files, against what a real one was seen to do.
class HeartbeatTest {
  private static final String TALK =
      """
      pacemaker respawn
      logfacility local0
      #udpport 694
      ucast eth0 192.168.137.101      # alice
      ucast eth0 192.168.137.102      # bob
      node alice
      node bob
      """;

  private final ManualTimeline timeline = new ManualTimeline();
  private final Network network = new Network();
  private final Bench alice = new Bench(network, "alice", "192.168.137.101");
  private final Bench bob = new Bench(network, "bob", "192.168.137.102");
  private Heartbeat onAlice;
  private Heartbeat onBob;

  @BeforeEach
  void install() throws Exception {
    var wire = new MembershipWire(network, timeline);
    onAlice = new Heartbeat(alice.machine, wire);
    onBob = new Heartbeat(bob.machine, wire);
    HeartbeatPrograms.installOn(alice.machine, onAlice);
    HeartbeatPrograms.installOn(bob.machine, onBob);
    for (Bench node : List.of(alice, bob)) {
      node.machine.files().install("/etc/ha.d/ha.cf", TALK);
      keys(node, "auth 1\n1 sha1 1d55b4aa7fe26469aee71baacd6f8e26e51b7d5c\n", 0600);
    }
  }

  private static void keys(Bench node, String text, int mode) throws FileSystemException {
    node.machine.files().install("/etc/ha.d/authkeys", text);
    FileEntry file = node.machine.files().find("/etc/ha.d/authkeys").orElseThrow();
    node.machine
        .files()
        .set(
            "/etc/ha.d/authkeys",
            new FileEntry(file.kind(), "root", "root", mode, file.modified(), file.content(), ""));
  }

  private Duration until(java.util.function.BooleanSupplier condition) {
    return timeline.until(condition, Duration.ofMinutes(3));
  }

  private void bothUp() {
    alice.start("heartbeat");
    bob.start("heartbeat");
    until(() -> onAlice.members().size() == 2 && onBob.members().size() == 2);
  }

  @Test
  void bothStarted() {
    assertThat(alice.start("heartbeat"))
        .isEqualTo(new Bench.Said(0, "Starting High-Availability services: Done.\n\n", ""));
    bob.start("heartbeat");

    assertThat(until(() -> onAlice.members().size() == 2)).isBetween(seconds(8), seconds(12));
    assertThat(onBob.members()).containsExactly("alice", "bob");
    assertThat(alice.call("cl_status", "nodestatus", "bob").out()).isEqualTo("active\n");
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void aloneItWaitsForInitdead() {
    alice.start("heartbeat");

    assertThat(until(onAlice::answers)).isBetween(seconds(30), seconds(32));
    assertThat(onAlice.members()).isEmpty();
    assertThat(until(() -> onAlice.members().size() == 1)).isBetween(seconds(28), seconds(30));
  }

  @Test
  void aNodeWithoutPowerIsMissedAfterDeadtime() {
    bothUp();
    bob.machine.power(false);
    bob.service("heartbeat").powerLost();

    assertThat(until(() -> onAlice.members().size() == 1)).isBetween(seconds(30), seconds(31));
  }

  @Test
  void theTimesOfHaCfCount() {
    for (Bench node : List.of(alice, bob)) {
      node.machine.files().install("/etc/ha.d/ha.cf", TALK + "deadtime 10\nkeepalive 500ms\n");
    }
    bothUp();
    network.cut(true);

    assertThat(until(() -> onAlice.members().size() == 1)).isBetween(seconds(10), seconds(11));
    assertThat(until(() -> onBob.members().size() == 1)).isLessThan(seconds(1));
  }

  @Test
  void aNodeThatStopsSaysSo() {
    bothUp();
    assertThat(bob.stop("heartbeat").out())
        .isEqualTo("Stopping High-Availability services: Done.\n\n");

    assertThat(until(() -> onAlice.members().size() == 1)).isLessThan(seconds(2));
    assertThat(bob.call("cl_status", "hbstatus"))
        .isEqualTo(new Bench.Said(1, "Heartbeat is stopped on this machine.\n", ""));
  }

  @Test
  void halvesThatMeetAgainAreTold() {
    bothUp();
    var told = new ArrayList<String>();
    onAlice.follow(new Noting("alice", told));
    onBob.follow(new Noting("bob", told));
    network.cut(true);
    timeline.pass(seconds(40));
    told.clear();
    network.cut(false);
    timeline.pass(seconds(2));

    assertThat(told).containsExactlyInAnyOrder("alice rejoined", "bob rejoined");
  }

  @Test
  void aNodeThatComesBackJustJoins() {
    bothUp();
    var told = new ArrayList<String>();
    onAlice.follow(new Noting("alice", told));
    bob.machine.power(false);
    bob.service("heartbeat").powerLost();
    timeline.pass(seconds(40));
    bob.machine.power(true);
    bob.start("heartbeat");
    timeline.pass(seconds(15));

    assertThat(told).containsExactly("alice changed", "alice changed");
    assertThat(onAlice.members()).hasSize(2);
  }

  private record Noting(String who, List<String> told) implements Membership.Follower {
    @Override
    public void started() {
      told.add(who + " started");
    }

    @Override
    public void changed() {
      told.add(who + " changed");
    }

    @Override
    public void rejoined() {
      told.add(who + " rejoined");
    }

    @Override
    public void stopping() {
      told.add(who + " stopping");
    }

    @Override
    public void gone() {
      told.add(who + " gone");
    }
  }

  @Test
  void withDifferentKeysTheyNeverSeeEachOther() throws Exception {
    keys(bob, "auth 1\n1 sha1 other\n", 0600);
    alice.start("heartbeat");
    bob.start("heartbeat");
    timeline.pass(seconds(90));

    assertThat(onAlice.members()).containsExactly("alice");
    assertThat(onBob.members()).containsExactly("bob");
  }

  @Test
  void withAClosedPortNeither() {
    bob.closePort("udp", 694);
    alice.start("heartbeat");
    bob.start("heartbeat");
    timeline.pass(seconds(90));

    assertThat(onBob.members()).containsExactly("bob");
  }

  private Bench.Said startWith(String configuration) {
    alice.machine.files().install("/etc/ha.d/ha.cf", configuration);
    Bench.Said said = alice.start("heartbeat");
    assertThat(said.status()).isEqualTo(6);
    assertThat(said.out())
        .isEqualTo("Starting High-Availability services:  Heartbeat failure [rc=6]. Failed.\n\n");
    return said;
  }

  @Test
  void aMisspeltDirective() {
    assertThat(startWith(TALK.replace("pacemaker", "pacemakre")).err())
        .matches(
            """
            Nov 23 .* alice heartbeat: \\[\\d+]: ERROR: Illegal directive \\[pacemakre] in /etc/ha.d//ha.cf
            .*: ERROR: Heartbeat not started: configuration error\\.
            .*: ERROR: Configuration error, heartbeat not started\\.
            """);
  }

  @Test
  void aBadValue() {
    assertThat(startWith(TALK.replace("respawn", "maybe")).err().lines()).hasSize(2);
  }

  @Test
  void aNodeThatIsNotNamed() {
    assertThat(startWith(TALK.replace("node alice", "node carol")).err())
        .contains("Current node [alice] not in configuration!");
  }

  @Test
  void aKeyThatEveryoneCanRead() throws Exception {
    keys(alice, "auth 1\n1 sha1 x\n", 0644);

    assertThat(startWith(TALK).err())
        .contains("ERROR: Bad permissions on keyfile [/etc/ha.d//authkeys], 600 recommended.")
        .contains("ERROR: Authentication configuration error.");
  }

  @Test
  void noKeyAtAll() throws Exception {
    alice.machine.files().delete("/etc/ha.d/authkeys");

    assertThat(startWith(TALK).err()).contains("Cannot open keyfile");
  }
}
