package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a whole: real steps, real SSH, simulated nodes.
@Timeout(180)
class DemoCommandTest {
  @TempDir private Path home;

  @Test
  void whereThereCanBeNoWindowTheTalksClusterIsBuiltAndFailsOver() {
    TestCli.Result result = new TestCli(home).run();

    assertThat(result.err()).hasLineCount(1).contains("no display");
    assertThat(result.status()).as(result.out()).isZero();
    assertThat(result.out())
        .startsWith("A demo: alice and bob are simulated nodes.")
        .containsSubsequence(
            "yum -c pacemaker.repo -y install pacemaker heartbeat",
            "service heartbeat start",
            "drbdadm primary --force pgsql",
            "crm configure load replace",
            "On simulated nodes:",
            "The database and 192.168.137.201 are on alice.",
            "All is well",
            "Now alice, which has the database, loses its power.",
            "bob has taken over",
            "On simulated nodes:",
            "The database and 192.168.137.201 are on bob.",
            "Now alice gets its power back.",
            "On simulated nodes:",
            "The database and 192.168.137.201 are on bob.",
            "All is well",
            "futago init > cluster.json");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void debianInJapanese() {
    TestCli.Result result =
        new TestCli(home).run("--lang", "ja", "demo", "--fast", "--platform", "debian-corosync");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .startsWith("デモです。alice と bob はシミュレーションのノードで")
        .containsSubsequence("corosync.conf", "alice の電源を切ります", "bob に切り替わりました");
  }
}
