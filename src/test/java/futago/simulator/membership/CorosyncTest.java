package futago.simulator.membership;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.machine.ManualTimeline;
import futago.simulator.machine.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Corosync with the file that Futago writes.
class CorosyncTest {
  private final ManualTimeline timeline = new ManualTimeline();
  private final Network network = new Network();
  private final Bench alice = new Bench(network, "alice", "192.168.137.101");
  private final Bench bob = new Bench(network, "bob", "192.168.137.102");
  private Corosync onAlice;
  private Corosync onBob;

  @BeforeEach
  void install() throws IOException {
    var wire = new MembershipWire(network, timeline);
    onAlice = new Corosync(alice.machine, wire);
    onBob = new Corosync(bob.machine, wire);
    CorosyncPrograms.installOn(alice.machine, onAlice);
    CorosyncPrograms.installOn(bob.machine, onBob);
    for (Bench node : List.of(alice, bob)) {
      node.machine.files().install("/etc/corosync/corosync.conf", configuration());
      node.machine.files().install("/etc/corosync/authkey", "secret");
    }
  }

  private static String configuration() throws IOException {
    String template =
        Files.readString(Path.of("installer-resources/debian-corosync/corosync.conf"));
    int from = template.indexOf("{{#nodes}}");
    int to = template.indexOf("{{/nodes}}");
    String node = template.substring(from + "{{#nodes}}".length(), to);
    String nodes =
        node.replace("{{name}}", "alice")
                .replace("{{id}}", "1")
                .replace("{{address}}", "192.168.137.101")
            + node.replace("{{name}}", "bob")
                .replace("{{id}}", "2")
                .replace("{{address}}", "192.168.137.102");
    return template.substring(0, from).replace("{{cluster}}", "pgha")
        + nodes
        + template.substring(to + "{{/nodes}}".length());
  }

  private Duration until(java.util.function.BooleanSupplier condition) {
    return timeline.until(condition, Duration.ofMinutes(3));
  }

  private void bothUp() {
    alice.start("corosync");
    bob.start("corosync");
    until(() -> onAlice.members().size() == 2 && onBob.members().size() == 2);
  }

  @Test
  void aloneThereIsNoQuorumUntilBothWereThere() {
    alice.start("corosync");
    timeline.pass(Duration.ofSeconds(30));
    assertThat(onAlice.members()).containsExactly("alice");
    assertThat(onAlice.quorate()).isFalse();

    bob.start("corosync");
    until(onAlice::quorate);
    assertThat(onAlice.members()).containsExactly("alice", "bob");
  }

  @Test
  void theSurvivorKeepsItsQuorum() {
    bothUp();
    bob.machine.power(false);
    bob.service("corosync").powerLost();

    assertThat(until(() -> onAlice.members().size() == 1))
        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
    assertThat(onAlice.quorate()).isTrue();
    assertThat(alice.call("corosync-quorumtool", "-s").out()).contains("Quorate:          Yes");
    assertThat(alice.call("corosync-cfgtool", "-s").out()).contains("disconnected");
  }

  @Test
  void anotherKeyIsAnotherCluster() {
    bob.machine.files().install("/etc/corosync/authkey", "other");
    alice.start("corosync");
    bob.start("corosync");
    timeline.pass(Duration.ofSeconds(30));

    assertThat(onAlice.members()).containsExactly("alice");
  }

  @Test
  void aClosedPortSeparatesThem() {
    bob.closePort("udp", 5405);
    alice.start("corosync");
    bob.start("corosync");
    timeline.pass(Duration.ofSeconds(30));

    assertThat(onAlice.members()).containsExactly("alice");
  }

  @Test
  void withoutKeyItDoesNotStart() throws Exception {
    alice.machine.files().delete("/etc/corosync/authkey");
    Bench.Said said = alice.start("corosync");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("Could not open /etc/corosync/authkey");
  }

  @Test
  void twoValuesOnALineAreNotTaken() {
    alice
        .machine
        .files()
        .install("/etc/corosync/corosync.conf", "totem { version: 2 }\nquorum {\n");

    assertThat(alice.start("corosync").status()).isEqualTo(1);
  }

  @Test
  void thePackagesOwnConfigurationIsAClusterOfOne() {
    var wire = new MembershipWire(network, timeline);
    CorosyncPrograms.installOn(alice.machine, new Corosync(alice.machine, wire));

    assertThat(alice.start("corosync").status()).isZero();
  }
}
