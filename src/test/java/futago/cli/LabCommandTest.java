package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
  @TempDir private Path home;
  private TestCli cli;

  @BeforeEach
  void labsOfATest() {
    cli = new TestCli(home);
    cli.environment.put("HOME", home.toString());
  }

  @Test
  void whereThereIsNoLabItSaysHowToHaveOne() {
    assertThat(cli.run("lab", "status").out()).contains("futago lab up");
    TestCli.Result ssh = cli.run("lab", "ssh", "alice");
    assertThat(ssh.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(ssh.err()).contains("futago lab up");
    assertThat(cli.programs).isEmpty();
  }

  @Test
  void execRunsACommandInTheLabsNetworkAndEndsAsItEnds() {
    TestCli.Result result = cli.run("lab", "exec", "--", "futago", "apply", "x.json", "--json");
    assertThat(result.status()).isEqualTo(7);
    assertThat(cli.programs).hasSize(1);
    assertThat(cli.programs.getFirst())
        .startsWith("ip", "netns")
        .endsWith("futago", "apply", "x.json", "--json");
  }

  @Test
  void badNamesAreRefused() {
    assertThat(cli.run("lab", "status", "--name", "../x").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(cli.run("lab", "up", "--nodes", "a,a").status()).isNotZero();
  }
}
