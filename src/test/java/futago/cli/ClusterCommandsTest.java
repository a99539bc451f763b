package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands on a running cluster, when there is none to be reached.
class ClusterCommandsTest {
  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  @BeforeEach
  void nobodyAnswers() throws IOException {
    cli = new TestCli(home);
    spec = Files.writeString(home.resolve("cluster.json"), cli.run("init").out()).toString();
    cli.connector =
        (node, _, _) -> {
          throw new RemoteException(
              node.name(),
              Kind.UNREACHABLE,
              Message.of("remote.connection-gone", node.name(), "test"),
              Message.of("remote.connection-gone.cure", node.name()),
              null);
        };
  }

  @Test
  void statusStillSaysWhatIsKnownAndEndsWithOne() {
    TestCli.Result result = cli.run("status", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.out()).contains("pgha", "alice", "bob");
  }

  @Test
  void statusForProgramsIsJson() {
    TestCli.Result result = cli.run("status", spec, "--json");

    assertThat(result.out().strip()).startsWith("{").endsWith("}").contains("\"splitBrain\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchover", "cleanup"})
  void nothingIsDoneToAClusterThatNobodyCanSee(String command) {
    TestCli.Result result = cli.run(command, spec, "--yes");

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.err()).startsWith("futago: ");
  }

  @Test
  void aNodeIsNamed() {
    assertThat(cli.run("standby", spec).status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(cli.run("online", spec, "carol", "--yes").status()).isEqualTo(ExitStatus.REFUSED);
  }
}
