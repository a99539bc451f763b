package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line on the talk's own platform: what a host has to be, what a spec has to fit.
class TalkPlatformTest {
  private static final String CENTOS = "CentOS release 6.5 (Final)";

  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  @BeforeEach
  void twoFreshHosts() throws IOException {
    cli = new TestCli(home);
    spec = file(cli.run("init", "--platform", "el6-heartbeat").out());
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", "talk canary");
    for (FakeHost host : cli.hosts.values()) {
      host.answers("os-release", 1, "")
          .answers("redhat-release", 0, CENTOS)
          .answers("machine", 0, "x86_64")
          .answers("disk:/dev/loop0", 0, "no-image")
          .answers("sources", 1, "cannot be reached: http://yum.example/x.rpm");
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(home.resolve("cluster.json"), text).toString();
  }

  @Test
  void buildsTheTalksCluster() {
    TestCli.Result result = cli.run("apply", spec);

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("alice and bob run CentOS 6 x86_64. Active node: alice")
        .doesNotContain("canary");
    assertThat(cli.hosts.get("bob").commands())
        .anyMatch(command -> command.equals("service heartbeat start"))
        .noneMatch(command -> command.contains("systemctl") || command.contains("canary"));
  }

  @Test
  void takesItDownAgain() {
    for (FakeHost host : cli.hosts.values()) {
      host.answers("there:remove.stop-standby", 0, "")
          .answers("there:remove.stop-active", 0, "")
          .answers("there:remove.heartbeat", 0, "")
          .answers("there:remove.drbd", 0, "")
          .answers("there:remove.settings", 0, "");
    }

    TestCli.Result result = cli.run("remove", spec, "--yes");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(cli.hosts.get("alice").commands())
        .anyMatch(command -> command.contains("service heartbeat stop"))
        .anyMatch(command -> command.equals("losetup -d /dev/loop0"))
        .noneMatch(command -> command.contains("systemctl"));
  }

  @Test
  void checkSaysWhatCannotBeReached() {
    TestCli.Result result = cli.run("check", spec);

    assertThat(result.out())
        .contains("bob: not all sources are there: cannot be reached: http://yum.example/x.rpm");
  }

  @Test
  void aSourceThatCannotBeReachedEndsTheRunBeforeAnythingIsChanged() {
    cli.hosts.get("alice").on("reach()", 1, "cannot be reached: http://yum.example/x.rpm");

    TestCli.Result result = cli.run("apply", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.out() + result.err())
        .contains("cannot be reached: http://yum.example/x.rpm")
        .contains("Replace these sources in cluster.json");
    assertThat(cli.hosts.get("alice").commands()).noneMatch(c -> c.startsWith("yum -y"));
    assertThat(cli.hosts.get("bob").commands()).noneMatch(c -> c.startsWith("yum -y"));
  }

  @Test
  void anotherVariantThanTheSpecSaysIsRefused() {
    cli.hosts.get("alice").answers("machine", 0, "i686");
    cli.hosts.get("bob").answers("machine", 0, "i686");

    TestCli.Result result = cli.run("check", spec);

    assertThat(result.status()).isNotZero();
    assertThat(result.err())
        .contains("alice runs CentOS 6 i686")
        .contains("\"variant\": \"el6.x86_64\"")
        .contains("\"el6.i686\"");
  }

  @Test
  void hostsThatDifferAreRefused() {
    cli.hosts.get("bob").answers("redhat-release", 0, "CentOS release 5.10 (Final)");

    assertThat(cli.run("check", spec).err()).contains("CentOS 6 x86_64", "CentOS 5 x86_64");
  }

  @Test
  void aHostThatIsNeitherIsNamed() {
    cli.hosts.get("alice").answers("redhat-release", 0, "Fedora release 20 (Heisenbug)");

    assertThat(cli.run("check", spec).err())
        .contains("alice runs Fedora release 20 (Heisenbug)")
        .contains("CentOS 6");
  }

  @Test
  void aSpecThatDoesNotFitTheHostsIsRefused() throws Exception {
    String newer =
        Files.readString(Path.of(spec))
            .replace("\"9.3\"", "\"17\"")
            .replace("  \"platform\": \"el6-heartbeat\",\n", "");

    TestCli.Result result = cli.run("apply", file(newer));

    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err())
        .contains("pgha does not go with the platform el6-heartbeat")
        .contains("postgresql.version");
    assertThat(cli.hosts.get("alice").commands()).isEmpty();
  }

  @Test
  void aPlanForAPlatformThatTheSpecDoesNotFitIsRefused() throws Exception {
    String talk = Files.readString(Path.of("src/test/resources/spec/talk.json"));

    TestCli.Result result = cli.run("plan", file(talk), "--platform", "debian-corosync");

    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("postgresql.version").contains("9.3");
    assertThat(cli.run("plan", spec, "--platform", "el6-heartbeat").status()).isZero();
  }
}
