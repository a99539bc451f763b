package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteException;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on the talk's cluster, of which `cluster.json` does not say what it runs: bob says
/// it, alice is dead.
class El6ClusterCommandsTest {
  private static final Path CAPTURED = Path.of("src/test/resources/cluster/pacemaker-1.0.13");

  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  @BeforeEach
  void aliceIsDead() throws IOException {
    cli = new TestCli(home);
    String example = cli.run("init").out().replaceFirst(" *\"platform\".*\n", "");
    assertThat(example).doesNotContain("\"platform\"");
    spec = Files.writeString(home.resolve("cluster.json"), example).toString();
    cli.connector =
        cli.failing(
            new RemoteException(
                "alice",
                RemoteException.Kind.UNREACHABLE,
                Message.of("remote.connection-gone", "alice", "test"),
                Message.of("remote.connection-gone.cure", "alice"),
                null));
    bob()
        .answers("os-release", 1, "")
        .answers("redhat-release", 0, "CentOS release 6.5 (Final)")
        .answers("machine", 0, "x86_64")
        .answers("crm_mon.xml", 1, "")
        .answers("constraints", 0, "<constraints/>");
  }

  private FakeHost bob() {
    return cli.hosts.get("bob");
  }

  private void shows(String screen) throws IOException {
    String text = Files.readString(CAPTURED.resolve(screen + ".txt"));
    bob()
        .answers(
            "crm_mon.text",
            0,
            text.replace("fs_pg", "filesystem").replace("vip_pg", "ipaddr") + "end of crm_mon");
  }

  @Test
  void status() throws IOException {
    shows("s6-threshold");

    TestCli.Result result = cli.run("status", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out())
        .contains("seen from bob", "are on bob", "Master bob", "pgsql: monitor on alice failed");
    assertThat(cli.run("status", spec, "--json").out())
        .contains("\"platform\" : \"el6-heartbeat\"");
  }

  @Test
  void online() throws IOException {
    shows("s2-standby-bob");

    cli.run("online", spec, "bob", "--yes");

    assertThat(bob().commands()).contains("crm node online bob");
  }

  @Test
  void standby() throws IOException {
    shows("s1-both-online");

    TestCli.Result result = cli.run("standby", spec, "bob", "--yes");

    assertThat(bob().commands()).contains("crm node standby bob");
    assertThat(result.out()).contains("crm node standby bob");
  }

  @Test
  void cleanup() throws IOException {
    shows("s7-stop-failed-blocked");

    cli.run("cleanup", spec, "--yes");

    assertThat(bob().commands())
        .contains("crm resource cleanup group_pgsql")
        .noneMatch(line -> line.contains("crm_resource --refresh"));
  }

  @Test
  void withHeartbeatStoppedNothingIsDone() {
    bob().answers("crm_mon.text", 10, "\nConnection to cluster failed: connection failed");

    TestCli.Result result = cli.run("switchover", spec, "--yes");

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.err()).contains("service heartbeat start");
    assertThat(bob().commands()).isEmpty();
  }
}
