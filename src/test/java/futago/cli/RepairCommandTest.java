package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `futago repair` on what a real split brain printed: nothing is thrown away that was not named.
class RepairCommandTest {
  private static final Path CAPTURED = Path.of("src/test/resources/cluster/pacemaker-2.1.5");

  private static final Map<String, String> FILES =
      Map.of(
          "crm_mon.xml", "crm_mon.xml",
          "crm_mon.text", "crm_mon.txt",
          "constraints", "constraints.xml",
          "proc.drbd", "proc-drbd.txt",
          "drbd.generations", "generations.txt");

  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  @BeforeEach
  void aSplitBrain() throws IOException {
    cli = new TestCli(home);
    spec =
        Files.writeString(
                home.resolve("cluster.json"),
                cli.run("init", "--platform", "debian-corosync").out())
            .toString();
    show("split-brain-detected");
  }

  private void show(String state) throws IOException {
    for (String node : cli.hosts.keySet()) {
      for (var file : FILES.entrySet()) {
        Path path = CAPTURED.resolve(state).resolve(node + "." + file.getValue());
        if (Files.exists(path) && Files.size(path) > 0) {
          cli.hosts.get(node).answers(file.getKey(), 0, Files.readString(path));
        }
      }
    }
  }

  private void assertNothingWasDone() {
    cli.hosts.values().forEach(host -> assertThat(host.commands()).isEmpty());
  }

  @Test
  void withoutASplitBrainThereIsNothingToRepairWhoeverIsNamed() throws IOException {
    show("healthy");

    TestCli.Result result = cli.run("repair", spec, "--discard", "bob");

    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertNothingWasDone();
  }

  @Test
  void whereNobodyNamesTheVictimNothingIsDone() {
    TestCli.Result result = cli.run("repair", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.err()).contains("alice, bob").contains("--discard");
    assertNothingWasDone();
  }

  @Test
  void bothSidesAreShownBeforeTheNameIsTyped() {
    TestCli.Result result = cli.typing("").run("repair", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(result.out())
        .contains("alice\n", "bob\n", "19338E67B8B11A54:6812A42F31337D26", "116");
    assertThat(cli.questions).singleElement().asString().contains("alice, bob");
    assertNothingWasDone();
  }

  @Test
  void anotherNameThanANodesIsRefused() {
    TestCli.Result result = cli.typing("carol", "yes").run("repair", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertNothingWasDone();
  }

  @Test
  void whoTypesTheNameSeesTheCommandsAndMayStillSayNo() {
    TestCli.Result result = cli.typing(" alice ", "no").run("repair", spec);

    assertThat(result.status()).isEqualTo(ExitStatus.CANCELLED);
    assertThat(result.out()).contains("--discard-my-data");
    assertThat(cli.questions.getLast()).contains("alice");
    assertNothingWasDone();
  }

  @Test
  void whatIsDoneIsDoneToTheVictimAndWhatTheClusterSaysCounts() {
    TestCli.Result result = cli.typing("alice", "yes").run("repair", spec);

    // The captured nodes stay as they are, whatever is done to them.
    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains("alice does not have the other node's data");
    assertThat(cli.hosts.get("alice").commands())
        .anyMatch(command -> command.contains("--discard-my-data"));
    assertThat(cli.hosts.get("bob").commands())
        .noneMatch(command -> command.contains("--discard-my-data"));
  }

  @Test
  void theNameAsAnArgumentIsTypedAlready() {
    cli.run("repair", spec, "--discard", "alice");

    assertThat(cli.questions).isEmpty();
    assertThat(cli.hosts.get("alice").commands())
        .anyMatch(command -> command.contains("--discard-my-data"));
  }

  @Test
  void withANodeOutOfReachNothingIsThrownAway() {
    cli.connector =
        cli.failing(
            new RemoteException(
                "bob",
                Kind.UNREACHABLE,
                Message.of("remote.connection-gone", "bob", "test"),
                Message.of("remote.connection-gone.cure", "bob"),
                null));

    TestCli.Result result = cli.run("repair", spec, "--discard", "alice");

    assertThat(result.status()).isEqualTo(ExitStatus.REFUSED);
    assertNothingWasDone();
  }
}
