package futago.simulator.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.machine.Database;
import futago.simulator.machine.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pacemaker 2.1.5 on Corosync, against what the practice lab's clusters printed.
class Pacemaker2Test {
  private static final Path CAPTURED = Path.of("src/test/resources/cluster/pacemaker-2.1.5");

  private final TestCluster cluster = new TestCluster(Version.V2_1_5);

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private Bench.Said alice(String... command) {
    return TestCluster.ok(cluster.alice, command);
  }

  private String xml() {
    return cluster.alice.call("crm_mon", "-1", "-r", "--output-as=xml").out();
  }

  private static String captured(String state, String file) {
    try {
      return Files.readString(CAPTURED.resolve(state).resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Nodes and resources, without which node decides; what else there is are times and numbers.
  private static String masked(String xml) {
    return xml.substring(xml.indexOf("<nodes>"), xml.indexOf("</resources>"))
        .replaceAll(" is_dc=\"\\w+\"", "");
  }

  private static String maskedText(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "TIME")
        .replaceAll("\\w{3} \\w{3} .\\d \\d\\d:\\d\\d:\\d\\d \\d{4}", "TIME")
        .replaceAll("by root via \\w+ on \\w+", "by SOMEBODY")
        .replaceAll("after [\\d.]+s", "after N s")
        .replaceAll("DC: \\w+", "DC: NODE");
  }

  private void looksLike(String state) {
    assertThat(masked(xml())).isEqualTo(masked(captured(state, "alice.crm_mon.xml")));
    assertThat(maskedText(cluster.screen(cluster.alice)))
        .isEqualTo(maskedText(captured(state, "alice.crm_mon.txt")));
  }

  @Test
  void aNewClusterTakesTwentySecondsToElect() {
    cluster.nodes().forEach(cluster::start);
    assertThat(cluster.alice.call("crm_mon", "-1", "-r", "--output-as=xml").out())
        .contains("pacemakerd", "<status code=\"0\"")
        .doesNotContain("<nodes>");
    assertThat(cluster.until("Online: [ alice bob ]")).isBetween(seconds(17), seconds(25));
  }

  @Test
  void healthy() {
    cluster.running();

    looksLike("healthy");
    assertThat(alice("cibadmin", "--query", "--scope", "constraints").out())
        .isEqualTo(captured("healthy", "alice.constraints.xml"));
    assertThat(cluster.alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void standby() {
    cluster.running();
    alice("crm_attribute", "--node", "bob", "--name", "standby", "--update", "on");
    cluster.until("Stopped: [ bob ]");

    looksLike("standby-bob");
    alice("crm_attribute", "--node", "bob", "--name", "standby", "--delete");
    cluster.until("Unpromoted: [ bob ]");
  }

  @Test
  void thePeerStopped() {
    cluster.running();
    cluster.bob.stop("pacemaker");
    cluster.until("OFFLINE: [ bob ]");

    looksLike("offline-bob");
    Bench.Said there = cluster.bob.call("crm_mon", "-1", "-r", "--output-as=xml");
    assertThat(there.status()).isEqualTo(102);
    assertThat(there.out()).contains("<status code=\"102\" message=\"Not connected\"");
    assertThat(cluster.bob.call("drbdadm", "role", "pgsql").status()).isNotZero();
  }

  @Test
  void aMoveWithForceAndItsTraces() {
    cluster.running();
    alice("crm_resource", "--move", "--resource", "group_pgsql", "--node", "bob", "--force");
    cluster.until("pgsql\t(ocf:heartbeat:pgsql):\t Starting bob");
    assertThat(xml()).contains("role=\"Starting\"");
    assertThat(alice("crm_resource", "--locate", "--resource", "pgsql").out())
        .isEqualTo("resource pgsql is running on: bob \n");
    cluster.untilRunning(cluster.alice, "bob");
    alice("crm_resource", "--wait", "--timeout=60s");

    looksLike("moved-constraints-left");
    assertThat(alice("cibadmin", "--query", "--scope", "constraints").out())
        .isEqualTo(captured("moved-constraints-left", "alice.constraints.xml"));
    alice("crm_resource", "--clear", "--resource", "group_pgsql");
    cluster.pass(30);
    cluster.untilRunning(cluster.alice, "bob");
    assertThat(alice("cibadmin", "--query", "--scope", "constraints").out())
        .isEqualTo(captured("healthy", "alice.constraints.xml"));
  }

  @Test
  void wantedStopped() {
    cluster.running();
    alice("crm", "resource", "stop", "group_pgsql");
    cluster.until("pgsql\t(ocf:heartbeat:pgsql):\t Stopped (disabled)");
    cluster.pass(5);

    looksLike("wanted-stopped");
  }

  @Test
  void maintenanceMode() {
    cluster.running();
    alice("crm_resource", "--move", "--resource", "group_pgsql", "--node", "bob", "--force");
    cluster.untilRunning(cluster.alice, "bob");
    alice("crm_resource", "--clear", "--resource", "group_pgsql");
    alice("crm_attribute", "--name", "maintenance-mode", "--update", "true");
    cluster.pass(5);

    looksLike("maintenance-mode");
    cluster.bob.machine.part(Database.class).kill();
    cluster.pass(60);
    assertThat(cluster.bob.machine.part(Database.class).isRunning()).isFalse();
  }

  @Test
  void aFailureStaysOnRecordUntilItExpires() {
    cluster.running();
    cluster.alice.machine.part(Database.class).kill();
    cluster.until("Failed Resource Actions:");
    cluster.untilRunning(cluster.alice, "alice");
    cluster.pass(10);
    assertThat(maskedText(cluster.screen(cluster.alice)))
        .endsWith("  * pgsql 10s-interval monitor on alice returned 'not running' at TIME\n");
    assertThat(xml()).contains("<failure op_key=\"pgsql_monitor_10000\" node=\"alice\"");
    assertThat(xml()).contains("fail-count=\"1\"");

    cluster.pass(70);
    assertThat(cluster.screen(cluster.alice)).doesNotContain("Failed Resource Actions");
  }

  @Test
  void cleanUpTakesItOffTheRecord() {
    cluster.running();
    cluster.alice.machine.part(Database.class).kill();
    cluster.until("Failed Resource Actions:");
    cluster.untilRunning(cluster.alice, "alice");
    assertThat(alice("crm_resource", "--cleanup", "--resource", "pgsql").out())
        .contains("Cleaned up pgsql on alice");
    cluster.pass(10);

    assertThat(cluster.screen(cluster.alice)).doesNotContain("Failed Resource Actions");
    cluster.untilRunning(cluster.alice, "alice");
  }

  @Test
  void aStopThatFailedBlocks() {
    cluster.running();
    alice("crm_resource", "--move", "--resource", "group_pgsql", "--node", "bob", "--force");
    cluster.untilRunning(cluster.alice, "bob");
    alice("crm_resource", "--clear", "--resource", "group_pgsql");
    cluster
        .bob
        .machine
        .faults()
        .add(
            line -> line.endsWith("IPaddr2 stop"),
            new Faults.Fail(1, "ocf-exit-reason:no permission to remove the address"));
    alice("crm_attribute", "--node", "bob", "--name", "standby", "--update", "on");
    cluster.until("Failed Resource Actions:");
    cluster.pass(10);

    looksLike("stop-failed-blocked");
    assertThat(cluster.alice.call("crm_resource", "--wait", "--timeout=5s").status())
        .isEqualTo(124);
    assertThat(alice("crmadmin", "-S", alice("crmadmin", "-q", "-D").out().strip()).out())
        .contains("S_IDLE");
    cluster.bob.machine.faults().clear();
    alice("crm_resource", "--refresh", "--resource", "group_pgsql");
    cluster.untilRunning(cluster.alice, "alice");
  }

  @Test
  void withoutFuserTheGroupStaysStoppedSilently() {
    cluster.running();
    alice("crm", "resource", "stop", "group_pgsql");
    cluster.until("filesystem\t(ocf:heartbeat:Filesystem):\t Stopped");
    cluster.nodes().forEach(node -> node.machine.uninstall("fuser"));
    alice("crm", "resource", "start", "group_pgsql");
    cluster.pass(30);
    alice("crm_resource", "--refresh");
    cluster.pass(30);
    assertThat(cluster.screen(cluster.alice))
        .contains("filesystem\t(ocf:heartbeat:Filesystem):\t Stopped (not installed) ")
        .doesNotContain("Failed Resource Actions");

    cluster.nodes().forEach(node -> node.machine.install("fuser", _ -> 0));
    cluster.pass(30);
    assertThat(cluster.screen(cluster.alice)).contains("Stopped (not installed)");
    alice("crm_resource", "--refresh");
    cluster.untilRunning(cluster.alice, "bob");
  }

  @Test
  void theSurvivorGoesOnAndOneThatStartsAloneWaits() {
    cluster.running();
    cluster.powerOff(cluster.alice);
    assertThat(cluster.untilRunning(cluster.bob, "bob")).isLessThan(seconds(30));
    cluster.powerOff(cluster.bob);
    cluster.alice.machine.power(true);
    cluster.start(cluster.alice);
    cluster.pass(120);

    assertThat(cluster.screen(cluster.alice))
        .contains("partition WITHOUT quorum", "Online: [ alice ]", "Stopped");
    assertThat(cluster.alice.machine.part(Database.class).isRunning()).isFalse();
    cluster.bob.machine.power(true);
    cluster.start(cluster.bob);
    cluster.untilRunning(cluster.alice, "alice");
    assertThat(alice("drbdadm", "dstate", "pgsql").out()).isEqualTo("UpToDate/UpToDate\n");
  }

  @Test
  void aReturnedLinkEndsWithOneMaster() {
    cluster.running();
    cluster.network.cut(true);
    cluster.untilRunning(cluster.bob, "bob");
    cluster.network.cut(false);
    cluster.pass(60);

    String running =
        Stream.of("alice", "bob")
            .filter(node -> cluster.screen(cluster.alice).contains("Promoted: [ " + node + " ]"))
            .reduce("", String::concat);
    assertThat(running).isIn("alice", "bob");
    cluster.untilRunning(cluster.alice, running);
  }

  @Test
  void aMistakeIsAnError() {
    cluster.online();
    cluster.alice.machine.files().install("/root/bad.crm", "primitive d ocf:heartbeat:NoSuch\n");

    assertThat(cluster.alice.call("crm", "configure", "load", "update", "/root/bad.crm").status())
        .isEqualTo(1);
  }

  @Test
  void anAddressThatCannotBeSetMovesTheGroup() {
    cluster.online();
    cluster
        .alice
        .machine
        .faults()
        .add(line -> line.endsWith("IPaddr2 start"), new Faults.Fail(1, "x"));
    cluster.load(futago.simulator.pacemaker.cib.SlidesConfiguration.debian());

    cluster.untilRunning(cluster.bob, "bob");
    assertThat(cluster.screen(cluster.bob))
        .contains("* ipaddr start on alice returned 'error' at ");
  }
}
