package futago.simulator.drbd;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Bench;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.ManualTimeline;
import futago.simulator.machine.Mounts;
import futago.simulator.machine.Network;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The talk's resource on two machines, by the commands of the slides and by those that a person
/// needs when it has gone wrong.
class DrbdTest {
  private final ManualTimeline timeline = new ManualTimeline();
  private final Network network = new Network();
  private final Bench alice = new Bench(network, "alice", "192.168.137.101");
  private final Bench bob = new Bench(network, "bob", "192.168.137.102");

  @BeforeEach
  void install() throws Exception {
    var wire = new DrbdWire(network, timeline);
    for (Bench node : new Bench[] {alice, bob}) {
      DrbdPrograms.prepare(node.machine, timeline, wire);
      DrbdPrograms.provideModule(node.machine, DrbdFlavour.EL6);
      DrbdPrograms.installTools(node.machine, DrbdFlavour.EL6);
      node.machine.files().install("/etc/drbd.d/pgsql.res", ResourceFileTest.TALK);
      node.machine.files().makeDirectories("/mnt/pgsql-data");
      node.machine.part(BlockDevices.class).add(new BlockDevice("/dev/loop0", 1L << 30));
    }
  }

  private static void ok(Bench node, String... command) {
    Bench.Said said = node.call("drbdadm", command);
    assertThat(said.status()).as(said.err()).isZero();
  }

  private static String say(Bench node, String command) {
    return node.call("drbdadm", command, "pgsql").out().strip();
  }

  private void up() {
    for (Bench node : new Bench[] {alice, bob}) {
      ok(node, "create-md", "pgsql");
      ok(node, "up", "pgsql");
    }
    timeline.pass(Duration.ofSeconds(2));
  }

  private void inSync() {
    up();
    ok(alice, "disk-options", "--resync-rate=110M", "pgsql");
    ok(alice, "primary", "--force", "pgsql");
    timeline.pass(Duration.ofSeconds(15));
    assertThat(say(alice, "dstate")).isEqualTo("UpToDate/UpToDate");
    ok(alice, "adjust", "pgsql");
  }

  private FileTree mounted(Bench node) throws Exception {
    BlockDevice device = node.machine.part(BlockDevices.class).find("/dev/drbd0").orElseThrow();
    if (device.fileSystem().isEmpty()) {
      device.format("ext4", new FileTree(timeline));
    }
    node.machine.part(Mounts.class).mount(device, "/mnt/pgsql-data");
    return node.machine.files();
  }

  @Test
  void asOnTheSlides() {
    up();
    assertThat(alice.call("drbd-overview").out())
        .isEqualTo(
            "  0:pgsql/0  Connected Secondary/Secondary Inconsistent/Inconsistent C r----- \n");
    ok(alice, "disk-options", "--resync-rate=110M", "pgsql");
    ok(alice, "primary", "--force", "pgsql");
    timeline.pass(Duration.ofSeconds(5));
    assertThat(alice.call("drbd-overview").out())
        .matches(
            "  0:pgsql/0  SyncSource Primary/Secondary UpToDate/Inconsistent C r----- \n"
                + "\t\\[=+>\\.+] sync'ed: 5\\d\\.\\d% \\(\\d+/1048508\\)K\n");
    assertThat(bob.machine.files().text("/proc/drbd").orElseThrow())
        .contains(" 0: cs:SyncTarget ro:Secondary/Primary ds:Inconsistent/UpToDate C r-----\n");
    timeline.pass(Duration.ofSeconds(6));
    assertThat(say(bob, "dstate")).isEqualTo("UpToDate/UpToDate");
    assertThat(say(alice, "get-gi"))
        .matches("[0-9A-F]{16}:0{16}:[0-9A-F]{16}:0{15}4:1:1:1:1:0:0:0");
  }

  @Test
  void noPrimaryWithoutGoodData() {
    up();
    Bench.Said said = alice.call("drbdadm", "primary", "pgsql");

    assertThat(said.status()).isEqualTo(17);
    assertThat(said.err())
        .isEqualTo(
            "0: State change failed: (-2) Need access to UpToDate data\n"
                + "Command 'drbdsetup primary 0' terminated with exit code 17\n");
  }

  @Test
  void noTwoPrimaries() {
    inSync();

    assertThat(bob.call("drbdadm", "primary", "pgsql").err())
        .startsWith("0: State change failed: (-1) Multiple primaries not allowed by config");
  }

  @Test
  void noSecondaryWhileMounted() throws Exception {
    inSync();
    mounted(alice);

    assertThat(alice.call("drbdadm", "secondary", "pgsql").err())
        .startsWith("0: State change failed: (-12) Device is held open by someone");
    assertThat(say(alice, "role")).isEqualTo("Primary/Secondary");
  }

  @Test
  void whatIsWrittenIsOnBothAndOnTheDisksBelow() throws Exception {
    inSync();
    mounted(alice).install("/mnt/pgsql-data/row", "1");

    BlockDevice below = bob.machine.part(BlockDevices.class).find("/dev/loop0").orElseThrow();
    assertThat(below.signature()).isEqualTo("ext4");
    assertThat(below.fileSystem().orElseThrow().text("/row")).contains("1");
  }

  @Test
  void aPrimaryWithoutPowerIsReplacedAndCaughtUp() throws Exception {
    inSync();
    mounted(alice).install("/mnt/pgsql-data/row", "1");
    alice.machine.part(Mounts.class).unmount("/mnt/pgsql-data");
    alice.machine.power(false);
    timeline.pass(Duration.ofSeconds(2));
    assertThat(say(bob, "cstate")).isEqualTo("WFConnection");
    ok(bob, "primary", "pgsql");
    mounted(bob).install("/mnt/pgsql-data/row", "2");
    alice.machine.power(true);
    ok(alice, "up", "pgsql");
    timeline.pass(Duration.ofSeconds(3));

    assertThat(say(alice, "dstate")).isEqualTo("UpToDate/UpToDate");
    assertThat(say(alice, "role")).isEqualTo("Secondary/Primary");
    BlockDevice below = alice.machine.part(BlockDevices.class).find("/dev/loop0").orElseThrow();
    assertThat(below.fileSystem().orElseThrow().text("/row")).contains("2");
  }

  @Test
  void anOldDiskAloneCallsItselfUpToDate() {
    inSync();
    bob.machine.power(false);
    timeline.pass(Duration.ofSeconds(2));
    alice.machine.power(false);
    bob.machine.power(true);
    ok(bob, "up", "pgsql");

    assertThat(say(bob, "dstate")).isEqualTo("UpToDate/DUnknown");
  }

  @Test
  void splitBrainAndItsRepair() throws Exception {
    inSync();
    mounted(alice).install("/mnt/pgsql-data/row", "alice's");
    network.cut(true);
    timeline.pass(Duration.ofSeconds(2));
    ok(bob, "primary", "pgsql");
    mounted(bob).install("/mnt/pgsql-data/row", "bob's");
    network.cut(false);
    timeline.pass(Duration.ofSeconds(2));
    assertThat(say(alice, "cstate")).isEqualTo("StandAlone");
    assertThat(say(bob, "cstate")).isEqualTo("StandAlone");
    assertThat(bob.call("drbdadm", "connect", "--discard-my-data", "pgsql").err())
        .contains("not allowed when primary");

    bob.machine.part(Mounts.class).unmount("/mnt/pgsql-data");
    ok(bob, "secondary", "pgsql");
    ok(bob, "connect", "--discard-my-data", "pgsql");
    ok(alice, "connect", "pgsql");
    timeline.pass(Duration.ofSeconds(4));

    assertThat(say(bob, "dstate")).isEqualTo("UpToDate/UpToDate");
    BlockDevice below = bob.machine.part(BlockDevices.class).find("/dev/loop0").orElseThrow();
    assertThat(below.fileSystem().orElseThrow().text("/row")).contains("alice's");
  }

  @Test
  void aDisconnectedNodeLosesNothing() {
    inSync();
    ok(alice, "disconnect", "pgsql");
    assertThat(say(alice, "cstate")).isEqualTo("StandAlone");
    assertThat(say(bob, "cstate")).isEqualTo("WFConnection");
    timeline.pass(Duration.ofSeconds(30));
    ok(alice, "connect", "pgsql");
    assertThat(say(bob, "dstate")).isEqualTo("Inconsistent/UpToDate");
    timeline.pass(Duration.ofSeconds(2));

    assertThat(say(bob, "dstate")).isEqualTo("UpToDate/UpToDate");
  }

  @Test
  void aClosedPortKeepsThemApart() {
    bob.closePort("tcp", 7788);
    up();

    assertThat(say(alice, "cstate")).isEqualTo("WFConnection");
  }

  @Test
  void withoutMetadata() {
    Bench.Said said = alice.call("drbdadm", "up", "pgsql");

    assertThat(said.status()).isEqualTo(10);
    assertThat(said.err()).startsWith("0: Failure: (119) No valid meta-data signature found.");
    assertThat(alice.call("drbdadm", "dump-md", "pgsql").status()).isEqualTo(255);
  }

  @Test
  void metadataAreNotOverwrittenUnasked() {
    ok(alice, "create-md", "pgsql");
    assertThat(alice.call("drbdadm", "dump-md", "pgsql").status()).isZero();
    assertThat(alice.call("drbdadm", "create-md", "pgsql").status()).isEqualTo(1);
    assertThat(alice.callWithInput("yes\n", "drbdadm", "create-md", "pgsql").status()).isZero();
    ok(alice, "create-md", "--force", "pgsql");
  }

  @Test
  void metadataAreNotWrittenIntoAFileSystem() {
    alice
        .machine
        .part(BlockDevices.class)
        .find("/dev/loop0")
        .orElseThrow()
        .format("ext4", new FileTree(timeline));

    assertThat(alice.call("drbdadm", "create-md", "pgsql").status()).isEqualTo(40);
  }

  @Test
  void downAndUpAgain() {
    inSync();
    ok(bob, "down", "pgsql");
    assertThat(bob.call("drbdadm", "role", "pgsql").status()).isEqualTo(10);
    assertThat(say(bob, "get-gi")).endsWith(":1:1:0:0:0:0:0");
    assertThat(bob.machine.part(BlockDevices.class).find("/dev/drbd0")).isEmpty();
    ok(bob, "up", "pgsql");
    timeline.pass(Duration.ofSeconds(3));
    assertThat(say(bob, "dstate")).isEqualTo("UpToDate/UpToDate");
  }

  @Test
  void aMistakeInTheFileStopsEverything() {
    alice.machine.files().install("/etc/drbd.d/pgsql.res", "resource pgsql {\n  protokol C;\n}\n");
    Bench.Said said = alice.call("drbdadm", "up", "pgsql");

    assertThat(said.status()).isEqualTo(10);
    assertThat(said.err()).startsWith("drbd.d/pgsql.res:2: Parse error:");
  }

  @Test
  void aResourceThatIsNotThere() {
    assertThat(alice.call("drbdadm", "up", "mysql").err())
        .isEqualTo("'mysql' not defined in your config (for this host).\n");
  }

  @Test
  void whatTheAgentScores() {
    inSync();
    var here = new DrbdResource(alice.machine, "pgsql");
    var there = new DrbdResource(bob.machine, "pgsql");
    assertThat(here.promotionScore()).isEqualTo(10000);
    assertThat(there.promotionScore()).isEqualTo(10000);
    ok(bob, "disconnect", "pgsql");
    assertThat(here.promotionScore()).isEqualTo(10000);
    assertThat(there.promotionScore()).isEqualTo(1000);
  }

  @Test
  void whatIsNotModelledSaysSo() {
    up();
    assertThat(alice.call("drbdadm", "verify", "pgsql").status()).isEqualTo(99);
    assertThat(alice.machine.unknownCommands()).containsExactly("alice: drbdadm verify pgsql");
  }
}
