package futago.simulator.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.machine.Database;
import futago.simulator.machine.Faults;
import futago.simulator.pacemaker.cib.SlidesConfiguration;
import org.junit.jupiter.api.Test;

/// The screens that were captured from a real Pacemaker 1.0.13, made again: the same cluster in the
/// same state prints the same, times and ids aside.
class CapturedScreens10Test {
  private static final String CONFIGURATION =
      """
      property no-quorum-policy="ignore" stonith-enabled="false" startup-fencing="false"
      rsc_defaults resource-stickiness="INFINITY" migration-threshold="2"
      primitive drbd_pg ocf:linbit:drbd params drbd_resource="pgsql" \\
        op start timeout="240s" op stop timeout="100s" \\
        op monitor interval="20s" role="Slave" timeout="20s" \\
        op monitor interval="10s" role="Master" timeout="20s" \\
        op promote timeout="90s" op demote timeout="90s" on-fail="block"
      primitive fs_pg ocf:heartbeat:Filesystem \\
        params device="/dev/drbd0" directory="/mnt/pgsql-data" fstype="ext4" \\
        op start timeout="60s" op monitor interval="10s" timeout="60s" op stop timeout="60s"
      primitive pgsql ocf:heartbeat:pgsql params pgctl="/usr/pgsql-9.3/bin/pg_ctl" \\
        op start timeout="120s" op monitor interval="10s" timeout="60s" op stop timeout="120s"
      primitive vip_pg ocf:heartbeat:IPaddr2 params ip="192.168.137.201" nic="eth0" \\
        op start timeout="60s" op monitor interval="10s" timeout="60s" op stop timeout="60s"
      group group_pgsql fs_pg pgsql vip_pg
      ms ms_drbd drbd_pg meta master-max="1" clone-max="2" notify="true"
      colocation col_pgsql_on_drbd inf: group_pgsql ms_drbd:Master
      order ord_drbd_before_pgsql inf: ms_drbd:promote group_pgsql:start
      """;

  private final TestCluster cluster = new TestCluster(Version.V1_0_13);

  private void running(String configuration) {
    cluster.online();
    cluster.load(configuration);
    cluster.untilRunning(cluster.alice, "alice");
  }

  /// What is printed, without what differs from cluster to cluster: also which of two nodes
  /// decides.
  private static String masked(String screen) {
    return Pacemaker10Test.masked(screen).replaceAll("Current DC: (alice|bob)", "Current DC: NODE");
  }

  private void looksLike(String file, String... options) {
    Bench.Said said = cluster.alice.call("crm_mon", options);
    String captured = SlidesConfiguration.captured(file);
    String screen =
        captured.startsWith("===")
            ? said.out()
            : said.out().replaceFirst("(?s).*\n\nOnline", "Online");
    assertThat(masked(screen)).isEqualTo(masked(captured));
  }

  @Test
  void bothOnline() {
    running(CONFIGURATION);

    looksLike("s1-both-online.txt", "-1", "-r");
  }

  @Test
  void theOtherInStandby() {
    running(CONFIGURATION);
    TestCluster.ok(cluster.alice, "crm", "node", "standby", "bob");
    cluster.until("Stopped: [ drbd_pg:1 ]");

    looksLike("s2-standby-bob.txt", "-1", "-r");
  }

  @Test
  void theOtherOffline() {
    running(CONFIGURATION);
    cluster.powerOff(cluster.bob);
    cluster.until("OFFLINE: [ bob ]");

    looksLike("s4-offline-bob.txt", "-1", "-r");
  }

  @Test
  void restartedAfterAFailure() {
    running(CONFIGURATION);
    cluster.alice.machine.part(Database.class).kill();
    cluster.until("FAILED");
    cluster.untilRunning(cluster.alice, "alice");
    cluster.pass(5);

    looksLike("s5-failed-monitor.txt", "-1", "-r");
  }

  @Test
  void movedAfterTheSecondFailure() {
    running(CONFIGURATION);
    for (int i = 0; i < 2; i++) {
      cluster.alice.machine.part(Database.class).kill();
      cluster.until("FAILED");
      cluster.pass(8);
    }
    cluster.untilRunning(cluster.alice, "bob");

    looksLike("s6-threshold.txt", "-1", "-r", "-f");
  }

  @Test
  void aStopThatFailedBlocks() {
    running(CONFIGURATION);
    moveToBob();
    cluster
        .bob
        .machine
        .faults()
        .add(line -> line.endsWith("/heartbeat/pgsql stop"), new Faults.Fail(1, ""));
    TestCluster.ok(cluster.alice, "crm", "resource", "migrate", "group_pgsql", "alice", "force");
    cluster.until("FAILED");
    cluster.pass(5);

    looksLike("s7-stop-failed-blocked.txt", "-1", "-r", "-f");
  }

  private void moveToBob() {
    TestCluster.ok(cluster.alice, "crm", "resource", "migrate", "group_pgsql", "bob", "force");
    cluster.untilRunning(cluster.alice, "bob");
    TestCluster.ok(cluster.alice, "crm", "resource", "unmigrate", "group_pgsql");
    cluster.pass(5);
  }

  @Test
  void aPromotionThatFailsTwice() {
    running(CONFIGURATION);
    moveToBob();
    cluster
        .alice
        .machine
        .faults()
        .add(line -> line.endsWith("/linbit/drbd promote"), new Faults.Fail(1, ""));
    TestCluster.ok(cluster.alice, "crm", "node", "standby", "bob");
    cluster.until("Master alice FAILED");
    cluster.pass(30);

    looksLike("s10-promote-failed.txt", "-1", "-r", "-f");
  }

  @Test
  void onFailBlock() {
    running(
        CONFIGURATION.replace(
            "op start timeout=\"120s\" op monitor interval=\"10s\" timeout=\"60s\"",
            "op start timeout=\"120s\" op monitor interval=\"10s\" timeout=\"60s\""
                + " on-fail=\"block\""));
    moveToBob();
    cluster.bob.machine.part(Database.class).kill();
    cluster.until("FAILED");
    cluster.pass(5);

    looksLike("s12-monitor-onfail-block.txt", "-1", "-r", "-f");
  }
}
