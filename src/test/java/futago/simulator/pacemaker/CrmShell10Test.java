package futago.simulator.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.pacemaker.cib.SlidesConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Pacemaker 1.0's own shell and tools, where they are not as kind as one would think.
class CrmShell10Test {
  private final TestCluster cluster = new TestCluster(Version.V1_0_13);

  private Bench.Said crm(String... arguments) {
    return cluster.alice.call("crm", arguments);
  }

  private Bench.Said load(String how, String configuration) {
    cluster.alice.machine.files().install("/root/pgsql.crm", configuration);
    return crm("configure", "load", how, "/root/pgsql.crm");
  }

  private String groupOn() {
    return cluster.alice.call("crm_resource", "-W", "-r", "group_pgsql").out();
  }

  @Test
  void migrateWithoutForceDoesNothingAndSucceeds() {
    cluster.running();
    Bench.Said said = crm("resource", "migrate", "group_pgsql", "bob");
    cluster.pass(60);

    assertThat(said.status()).isZero();
    assertThat(groupOn()).isEqualTo("resource group_pgsql is running on: alice \n");
    assertThat(crm("configure", "show").out()).contains("location cli-prefer-group_pgsql");
  }

  @Test
  void migrateWithForceMovesAndForbidsTheWayBack() {
    cluster.running();
    Bench.Said said = crm("resource", "migrate", "group_pgsql", "bob", "force");
    assertThat(said.err()).isEqualTo(between("--- migrate force\n", "rc=0"));
    cluster.untilRunning(cluster.alice, "bob");
    assertThat(crm("configure", "show").out())
        .contains(between("location cli-prefer", "Full list", "location cli-prefer"));

    cluster.powerOff(cluster.bob);
    cluster.until("OFFLINE: [ bob ]");
    cluster.pass(60);
    assertThat(cluster.screen(cluster.alice)).contains("pgsql\t(ocf::heartbeat:pgsql):\tStopped ");
    crm("resource", "unmigrate", "group_pgsql");
    cluster.untilRunning(cluster.alice, "alice");
  }

  /// A part of the captured run of the slides' configuration.
  private static String between(String from, String to, String... keep) {
    String captured = SlidesConfiguration.captured("slides-config-run.txt");
    int start = captured.indexOf(from) + (keep.length == 0 ? from.length() : 0);
    return captured.substring(start, captured.indexOf(to, start));
  }

  @Test
  void replaceRefusesWhileSomethingRuns() {
    cluster.running();
    Bench.Said said = load("replace", SlidesConfiguration.talk());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err())
        .contains("resource filesystem is running, can't delete it")
        .contains("CIB erase aborted");
    assertThat(groupOn()).contains("alice");
  }

  @Test
  void replaceOnAStoppedClusterCommitsByItself() {
    cluster.running();
    crm("resource", "stop", "group_pgsql");
    cluster.until("pgsql\t(ocf::heartbeat:pgsql):\tStopped ");
    crm("resource", "stop", "ms_drbd");
    cluster.until("Stopped: [ drbd:0 drbd:1 ]");
    cluster.pass(10);
    crm("node", "standby", "bob");
    Bench.Said said = load("replace", SlidesConfiguration.talk());

    assertThat(said.status()).isZero();
    assertThat(said.err())
        .contains("INFO: resource references in colocation:group_pgsql_and_ms_drbd_master updated")
        .contains("WARN: unpack_nodes: Blind faith: not fencing unseen nodes");
    String screen = cluster.screen(cluster.alice);
    assertThat(screen).doesNotContain("Stack:").doesNotContain("Version:").contains("standby");
    cluster.until("Version: 1.0.13");
    cluster.untilRunning(cluster.alice, "alice");
  }

  @Test
  void aMistakeCommitsNothingAndSucceedsAllTheSame() {
    cluster.online();
    Bench.Said said =
        load("replace", SlidesConfiguration.talk().replace("fstype=\"ext4\"", "fstip=\"ext4\""));

    assertThat(said.status()).isZero();
    assertThat(said.err())
        .contains("ERROR: filesystem: required parameter fstype not defined")
        .contains("ERROR: filesystem: parameter fstip does not exist");
    assertThat(cluster.alice.call("cibadmin", "-Q", "-o", "resources").out())
        .isEqualTo("<resources/>\n");
  }

  @Test
  void withForceItCommitsEvenThat() {
    cluster.online();
    cluster.alice.machine.files().install("/root/bad.crm", "primitive d ocf:heartbeat:Dummy");
    assertThat(crm("configure", "load", "update", "/root/bad.crm").err())
        .contains("Errors found during check: config not valid");
    assertThat(crm("-F", "configure", "load", "update", "/root/bad.crm").err())
        .contains("INFO: commit forced");
    assertThat(cluster.alice.call("cibadmin", "-Q", "-o", "resources").out()).contains("Dummy");
  }

  @Test
  void aSyntaxErrorIsOne() {
    cluster.online();

    assertThat(load("update", "primitiv d ocf:heartbeat:Dummy\n"))
        .extracting(Bench.Said::status)
        .isEqualTo(1);
  }

  @Test
  void cleanupDuringAnOperationWedgesTheCluster() {
    cluster.running();
    crm("node", "standby", "alice");
    cluster.timeline.until(
        () -> !cluster.alice.machine.part(Pacemaker.class).isIdle(), Duration.ofSeconds(5));
    cluster.pass(1);
    crm("resource", "cleanup", "group_pgsql");
    cluster.pass(200);
    assertThat(cluster.screen(cluster.alice))
        .contains("pgsql\t(ocf::heartbeat:pgsql):\tStopped ")
        .doesNotContain("Failed");

    cluster.untilRunning(cluster.alice, "bob");
  }

  @Test
  void theToolsOnAStoppedNode() {
    cluster.running();
    cluster.alice.stop("heartbeat");

    String captured = SlidesConfiguration.captured("t-stopped-node.txt");
    assertThat(captured).contains(cluster.alice.call("crm_mon", "-1").out());
    Bench.Said show = crm("configure", "show");
    assertThat(show.status()).isEqualTo(1);
    assertThat(captured).contains(show.err().replace("INFO: building help index\n", ""));
    assertThat(cluster.alice.call("cl_status", "hbstatus").status()).isEqualTo(1);
    cluster.untilRunning(cluster.bob, "bob");
  }

  @Test
  void theToolsOnARunningOne() {
    cluster.running();

    assertThat(cluster.alice.call("crm_resource", "-W", "-r", "ms_drbd").out())
        .isEqualTo(
            "resource ms_drbd is running on: alice Master\nresource ms_drbd is running on: bob \n");
    assertThat(cluster.alice.call("crm_resource", "-L").out())
        .isEqualTo(
            """
             Resource Group: group_pgsql
                 filesystem\t(ocf::heartbeat:Filesystem):\tStarted\s
                 ipaddr\t(ocf::heartbeat:IPaddr2):\tStarted\s
                 pgsql\t(ocf::heartbeat:pgsql):\tStarted\s
             Master/Slave Set: ms_drbd
                 Masters: [ alice ]
                 Slaves: [ bob ]
            """);
    assertThat(cluster.alice.call("crmadmin", "-D").out())
        .isEqualTo("Designated Controller is: bob\n");
    assertThat(cluster.alice.call("crmadmin", "-S", "bob").out()).contains("S_IDLE");
    assertThat(cluster.alice.call("crmadmin", "-S", "alice").out()).contains("S_NOT_DC");
    assertThat(cluster.alice.call("crm_node", "-p").out()).isEqualTo("alice bob \n");
    assertThat(cluster.alice.call("crm_standby", "-G").out())
        .isEqualTo("scope=nodes  name=standby value=off\n");
  }

  @Test
  void thereIsNoXml() {
    cluster.online();

    assertThat(cluster.alice.call("crm_mon", "-1", "-r", "--output-as=xml").status()).isEqualTo(1);
    assertThat(cluster.alice.call("crm_mon", "-1", "--as-xml").status()).isEqualTo(1);
    assertThat(cluster.alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void whatLaterVersionsHaveIsNotThere() {
    cluster.online();

    assertThat(cluster.alice.call("crm_resource", "--wait").status()).isNotZero();
    assertThat(cluster.alice.machine.unknownCommands()).hasSize(1);
  }
}
