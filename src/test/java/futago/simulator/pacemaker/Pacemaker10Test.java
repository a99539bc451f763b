package futago.simulator.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Database;
import futago.simulator.pacemaker.cib.SlidesConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Pacemaker 1.0.13 on Heartbeat, point by point as the real one was found to behave.
class Pacemaker10Test {
  private final TestCluster cluster = new TestCluster(Version.V1_0_13);

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void bothOnlineAndNothingConfigured() {
    cluster.online();
    cluster.pass(5);

    assertThat(masked(cluster.screen(cluster.alice)))
        .isEqualTo(masked(firstScreen(SlidesConfiguration.captured("00-empty.txt"))));
  }

  private static String firstScreen(String captured) {
    int next = captured.indexOf("============\nLast", 5);
    String screen = next < 0 ? captured : captured.substring(0, next);
    return screen.endsWith("\n\n\n") ? screen.substring(0, screen.length() - 1) : screen;
  }

  static String masked(String screen) {
    return screen
        .replaceAll("(Last updated: ).*", "$1TIME")
        .replaceAll("\\([0-9a-f]{8}-[-0-9a-f]{27}\\)", "(UUID)")
        .replaceAll("call=\\d+", "call=N")
        .replaceAll("last-failure='[^']*'", "last-failure='TIME'");
  }

  @Test
  void theSlidesConfigurationRuns() {
    cluster.online();
    cluster.load(SlidesConfiguration.talk());

    assertThat(cluster.untilRunning(cluster.alice, "alice")).isLessThan(seconds(40));
    assertThat(cluster.screen(cluster.bob))
        .endsWith(
            """
            Online: [ alice bob ]

            Full list of resources:

             Resource Group: group_pgsql
                 filesystem\t(ocf::heartbeat:Filesystem):\tStarted alice
                 ipaddr\t(ocf::heartbeat:IPaddr2):\tStarted alice
                 pgsql\t(ocf::heartbeat:pgsql):\tStarted alice
             Master/Slave Set: ms_drbd
                 Masters: [ alice ]
                 Slaves: [ bob ]
            """);
    assertThat(cluster.alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void standbyAndOnline() {
    cluster.running();
    TestCluster.ok(cluster.alice, "crm", "node", "standby", "alice");

    assertThat(cluster.untilRunning(cluster.bob, "bob")).isBetween(seconds(8), seconds(30));
    assertThat(cluster.screen(cluster.bob)).contains("): standby\nOnline: [ bob ]\n");
    TestCluster.ok(cluster.alice, "crm", "node", "online", "alice");
    cluster.until("Slaves: [ alice ]");
    cluster.pass(20);
    cluster.untilRunning(cluster.bob, "bob");
  }

  @Test
  void aPowerOffTakesFortySeconds() {
    cluster.running();
    cluster.powerOff(cluster.alice);
    cluster.pass(29);
    assertThat(cluster.screen(cluster.bob)).contains("Started alice", "Online: [ alice bob ]");

    assertThat(cluster.untilRunning(cluster.bob, "bob")).isBetween(seconds(5), seconds(20));
    assertThat(cluster.screen(cluster.bob)).contains("OFFLINE: [ alice ]");
  }

  @Test
  void aPowerOffOfTheControllerShowsTheOldPictureForEightSecondsMore() {
    cluster.running();
    TestCluster.ok(cluster.alice, "crm", "resource", "migrate", "group_pgsql", "bob", "force");
    cluster.untilRunning(cluster.alice, "bob");
    TestCluster.ok(cluster.alice, "crm", "resource", "unmigrate", "group_pgsql");
    cluster.pass(5);
    cluster.powerOff(cluster.bob);
    cluster.pass(36);
    assertThat(cluster.screen(cluster.alice)).contains("Started bob", "Online: [ alice bob ]");

    cluster.untilRunning(cluster.alice, "alice");
    assertThat(cluster.screen(cluster.alice)).contains("Current DC: alice");
  }

  @Test
  void aColdStartAlone() {
    cluster.running();
    cluster.powerOff(cluster.alice);
    cluster.powerOff(cluster.bob);
    cluster.alice.machine.power(true);
    cluster.start(cluster.alice);
    assertThat(cluster.alice.call("crm_mon", "-1", "-r"))
        .isEqualTo(
            new futago.simulator.machine.Bench.Said(
                10, "\nConnection to cluster failed: connection failed\n", ""));

    assertThat(cluster.until("OFFLINE: [ alice bob ]")).isBetween(seconds(30), seconds(33));
    assertThat(cluster.screen(cluster.alice)).contains("Current DC: NONE\n2 Nodes");
    assertThat(cluster.until("Online: [ alice ]")).isBetween(seconds(25), seconds(31));
    assertThat(cluster.screen(cluster.alice)).contains("Current DC: NONE");
    assertThat(cluster.until("Current DC: alice")).isLessThan(seconds(3));
    cluster.untilRunning(cluster.alice, "alice");
  }

  @Test
  void aKilledDatabaseIsStartedAnewAndTheSecondTimeMoved() {
    cluster.running();
    cluster.alice.machine.part(Database.class).kill();
    cluster.until("pgsql\t(ocf::heartbeat:pgsql):\tStarted alice FAILED");
    cluster.pass(15);
    assertThat(cluster.screen(cluster.alice))
        .contains("pgsql\t(ocf::heartbeat:pgsql):\tStarted alice\n")
        .doesNotContain("Failed actions");
    assertThat(cluster.alice.call("crm_mon", "-1", "-f").out())
        .contains("pgsql: migration-threshold=2 fail-count=1 last-failure=");

    cluster.alice.machine.part(Database.class).kill();
    cluster.untilRunning(cluster.alice, "bob");
    assertThat(masked(cluster.screen(cluster.alice)))
        .endsWith(
            """

            Failed actions:
                pgsql_monitor_30000 (node=alice, call=N, rc=7, status=complete): not running
            """);
  }

  @Test
  void splitBrainAndTheReturnOfTheLink() {
    cluster.running();
    cluster.network.cut(true);
    cluster.untilRunning(cluster.bob, "bob");
    cluster.until("OFFLINE: [ bob ]");
    assertThat(cluster.screen(cluster.alice))
        .contains("Started alice", "OFFLINE: [ bob ]", "Current DC: alice", "with quorum");
    assertThat(cluster.screen(cluster.bob))
        .contains("Started bob", "OFFLINE: [ alice ]", "Current DC: bob", "with quorum");

    cluster.network.cut(false);
    cluster.timeline.until(() -> cluster.alice.call("crm_mon", "-1").status() == 10, seconds(5));
    cluster.until("OFFLINE: [ alice bob ]");
    assertThat(cluster.until("Masters: [ alice bob ]")).isBetween(seconds(25), seconds(35));
    assertThat(cluster.screen(cluster.alice)).contains("pgsql):\tStarted [ alice bob ]");
    cluster.until("Slaves: [ alice bob ]");
    cluster.untilRunning(cluster.alice, "alice");
    assertThat(cluster.alice.call("drbdadm", "cstate", "pgsql").out()).isEqualTo("StandAlone\n");
  }
}
