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

class ProbeCommandTest {
  @TempDir Path home;
  private TestCli cli;
  private Path spec;

  @BeforeEach
  void anExample() throws IOException {
    cli = new TestCli(home);
    spec = Files.writeString(home.resolve("cluster.json"), cli.run("init").out());
  }

  @Test
  void withoutAPasswordAndNobodyToAskItSaysWhichVariable() {
    TestCli.Result result = cli.run("probe", spec.toString());
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("FUTAGO_POSTGRES_PASSWORD");
  }

  @Test
  void aTimeThatIsNoneIsExplained() {
    TestCli.Result result = cli.run("probe", spec.toString(), "--for", "soon");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("soon: 100ms, 60s, 5m");
  }

  @Test
  void aNodeThatIsNoneOfTheClustersIsNotGoneOver() {
    TestCli.Result result = cli.run("probe", spec.toString(), "--through", "carol");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("carol").contains("alice, bob");
  }

  @Test
  void overANodeThatLeadsNowhereItSaysSo() {
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", "open-sesame");
    RemoteException away =
        new RemoteException(
            "alice",
            RemoteException.Kind.UNREACHABLE,
            Message.of("remote.refused", "alice", "192.0.2.1", "22"),
            Message.of("remote.refused.cure", "alice", "192.0.2.1", "22"),
            null);
    cli.connector = cli.failing(away);
    TestCli.Result result = cli.run("probe", spec.toString(), "--remove", "--through", "alice");
    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains("UNREACHABLE on alice").doesNotContain("open-sesame");
  }
}
