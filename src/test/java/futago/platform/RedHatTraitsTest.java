package futago.platform;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.platform.Firewall.Port;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The traits of RHEL and CentOS up to 6, run against programs that answer as theirs do.
class RedHatTraitsTest {
  private static final List<Port> PORTS =
      List.of(new Port(5432, "tcp"), new Port(694, "udp"), new Port(7788, "tcp"));

  private static final String LISTING =
      """
      Table: filter
      Chain INPUT (policy ACCEPT)
      num  target     prot opt source               destination
      1    ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0           state RELATED,ESTABLISHED
      2    ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0           state NEW tcp dpt:22
      3    ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0           state NEW tcp dpt:5432
      4    ACCEPT     udp  --  0.0.0.0/0            0.0.0.0/0           state NEW udp dpt:694
      5    ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0           state NEW tcp dpt:7788
      6    REJECT     all  --  0.0.0.0/0            0.0.0.0/0           reject-with icmp-host-prohibited
      """;

  @TempDir private Path directory;
  private StubNode node;

  @BeforeEach
  void node() throws Exception {
    node = new StubNode(directory);
  }

  private StubNode.Result ask(Probe probe) throws Exception {
    return node.run("sh", Run.script(probe.script()));
  }

  @Test
  void rpmNamesWhatIsInstalledAndNothingElse() throws Exception {
    node.program(
        "rpm",
        "for p in \"$@\"; do case $p in pacemaker) echo \"$p\";; [a-z]*) echo \"package $p is not"
            + " installed\";; esac; done; exit 1");

    StubNode.Result result = ask(new Yum().installed(List.of("pacemaker", "heartbeat")));

    assertThat(result.output()).isEqualTo("pacemaker\n");
    assertThat(node.called().getFirst()).startsWith("rpm -q --qf %{NAME}");
  }

  @Test
  void packagesAreInstalledWithoutQuestions() {
    List<Action> actions = new Yum().install(List.of("kmod-drbd84", "drbd84-utils"));

    // Another yum is waited for first.
    assertThat(actions).hasSize(2).first().isInstanceOf(WaitFor.class);
    assertThat(((Run) actions.getLast()).argv())
        .containsExactly("yum", "-y", "install", "kmod-drbd84", "drbd84-utils");
  }

  @Test
  void servicesTellWhetherTheyRunAndStartAtBoot() throws Exception {
    node.program("service", "[ \"$1\" = running ]");
    node.program("chkconfig", "[ \"$1\" = running ]");

    Probe states = new SysV().states(List.of("running", "nosuchservice"));

    // Neither has an init script on this machine.
    assertThat(ask(states).output())
        .isEqualTo("running active not-found\nnosuchservice inactive not-found\n");
    assertThat(states.script()).contains("elif chkconfig $s; then e=enabled");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "3, 0, 0", "3, 1, 1"})
  void aServiceIsOnIfItRunsOrStartsAtBoot(int runs, int atBoot, int on) throws Exception {
    node.program("service", "exit " + runs).program("chkconfig", "exit " + atBoot);

    assertThat(node.run("sh", Run.script(new SysV().isOn("heartbeat"))).status()).isEqualTo(on);
  }

  @Test
  void oneServiceIsOneCommandAndSeveralAreSeveral() {
    assertThat(new SysV().restart("rsyslog").argv())
        .containsExactly("service", "rsyslog", "restart");
    assertThat(new SysV().enable("a", "b").argv().getLast())
        .isEqualTo("chkconfig a on && chkconfig b on");
    assertThat(new SysV().disableNow("heartbeat").argv().getLast())
        .isEqualTo("service heartbeat stop && chkconfig heartbeat off");
  }

  @Test
  void theFirewallIsOpenWhenEveryPortIsAccepted() throws Exception {
    node.file("rules", LISTING).program("service", "cat \"$DIR/rules\"");

    assertThat(ask(firewall().isOpen(PORTS)).status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"dpt:694, dpt:6940", "udp dpt:694, tcp dpt:694", "tcp dpt:7788, tcp spt:7788"})
  void theFirewallIsNotOpenWhereAPortIsLacking(String from, String to) throws Exception {
    node.file("rules", LISTING.replace(from, to)).program("service", "cat \"$DIR/rules\"");

    StubNode.Result result = ask(firewall().isOpen(PORTS));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).startsWith("iptables (");
  }

  @Test
  void aFirewallThatDoesNotRunIsInNobodysWay() throws Exception {
    node.program("service", "echo 'iptables: Firewall is not running.'; exit 3");

    assertThat(ask(firewall().isOpen(PORTS)).status()).isZero();
  }

  @Test
  void theFirewallIsOnlyTouchedWhereItRuns() {
    List<Action> actions = firewall().open(PORTS);

    assertThat(actions).singleElement().isInstanceOf(OnlyIf.class);
    OnlyIf only = (OnlyIf) actions.getFirst();
    assertThat(only.test().argv().getLast()).isEqualTo("service iptables status >/dev/null");
    assertThat(only.then()).contains(Run.asRoot("service", "iptables", "restart"));
  }

  private static Firewall firewall() {
    return new IptablesFile("INPUT");
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/loop0: [fd00]:1234 (/srv/images/pgsql-data.img), /srv/images/pgsql-data.img",
    "/dev/loop0: [0803]:7 (/srv/a b.img), /srv/a b.img"
  })
  void theFileBehindALoopDeviceIsReadFromLosetup(String printed, String file) throws Exception {
    node.program("losetup", "echo '" + printed + "'");

    assertThat(output("x=$(" + new RedHatDisks().fileBehind("/dev/loop0") + "); echo \"$x\""))
        .isEqualTo(file + "\n");
  }

  @Test
  void aFreeLoopDeviceHasNoFile() throws Exception {
    node.program("losetup", "echo 'loop: no such device' >&2; exit 1");

    assertThat(output(new RedHatDisks().fileBehind("/dev/loop0"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "echo ext4, 0, ext4",
    "echo, 2, ''",
    ":, 8, more than one kind of data",
    ":, 4, more than one kind of data"
  })
  void whatIsOnADiskIsToldByBlkid(String prints, int status, String found) throws Exception {
    node.program("blkid", prints + "; exit " + status);

    assertThat(output("device=/dev/sdb1\n" + new RedHatDisks().signatures()).strip())
        .isEqualTo(found);
  }

  @Test
  void aDeviceThatIsMountedOrHasPartitionsIsInUse() throws Exception {
    String users = new RedHatDisks().users();
    node.file("mounts", "/dev/sdb1 /home ext4 rw 0 0\n/dev/sda2 / ext4 rw 0 0\n");
    node.file("partitions", "major minor  #blocks  name\n\n 8 16 100 sdb\n 8 17 100 sdb1\n");
    String script =
        users
            .replace("/proc/mounts", directory + "/mounts")
            .replace("/proc/partitions", directory + "/partitions");

    assertThat(output("device=/dev/sdb1\n" + script).strip()).isEqualTo("mounted at /home");
    assertThat(output("device=/dev/sdb\n" + script).strip()).isEqualTo("has partitions: sdb1");
    assertThat(output("device=/dev/sdc\n" + script)).isEmpty();
  }

  private String output(String script) throws Exception {
    return node.run("sh", Run.script(script)).output();
  }
}
