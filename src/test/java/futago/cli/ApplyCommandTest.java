package futago.cli;

import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.remote.ssh.SecretRequest;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApplyCommandTest {
  private static final String PASSWORD = "apply canary 'pw\"";

  @TempDir private Path home;
  private TestCli cli;
  private String spec;

  @BeforeEach
  void twoFreshHosts() throws IOException {
    cli = new TestCli(home);
    spec = Files.writeString(home.resolve("cluster.json"), cli.run("init").out()).toString();
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", PASSWORD);
  }

  @Test
  void buildsAndSaysWhatItCameTo() throws IOException {
    TestCli.Result result = cli.run("apply", spec);

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("alice and bob run Debian 12. Active node: alice")
        .contains("[ ok ] 4.8 ")
        .contains("Done in ")
        .doesNotContain("canary");
    assertThat(cli.hosts.get("alice").commands())
        .anyMatch(command -> command.contains("initdb"))
        .noneMatch(command -> command.contains("canary"));
    assertThat(cli.hosts.values()).allMatch(FakeHost::isClosed);
    assertThat(journal()).contains("\"RunFinished\"").doesNotContain("canary");
  }

  @Test
  void verboseShowsWhatTheCommandsPrint() {
    assertThat(cli.run("apply", spec, "--until", "install").out()).doesNotContain("output of sh");
    assertThat(cli.run("apply", spec, "--until", "install", "--verbose").out())
        .contains("alice: | output of sh");
  }

  @Test
  void eventsForProgramsStandAloneOnStandardOutput() {
    TestCli.Result result = cli.run("apply", spec, "--json");
    assertThat(result.status()).isZero();
    List<JsonNode> events =
        result.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(events.getFirst().get("type").asString()).isEqualTo("RunStarted");
    assertThat(events.getLast().get("type").asString()).isEqualTo("RunFinished");
    assertThat(result.err()).contains("Done in ");
  }

  @Test
  void aFailureTellsEverythingAndEndsWithOne() {
    cli.hosts.get("bob").on("modprobe drbd", 1, "FATAL: Module drbd not found.");
    TestCli.Result result = cli.run("apply", spec);
    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.out())
        .contains("failed on bob")
        .contains("It was doing: # modprobe drbd")
        .contains("Exit status: 1")
        .contains("| FATAL: Module drbd not found.")
        .contains("What to do: ")
        .contains(home.resolve(".local/state/futago").toString())
        .contains("futago apply " + spec)
        .contains("[FAIL]");
  }

  @Test
  void aConflictEndsWithThreeAndIsAllowedByItsWordAlone() {
    cli.hosts.get("alice").answers("database-cluster", 0, "somebody's file");
    TestCli.Result refused = cli.run("apply", spec);
    assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(refused.out())
        .contains("--erase alice:/mnt/pgsql-data/data")
        .contains("somebody's file");
    assertThat(cli.hosts.get("alice").commands()).isEmpty();

    TestCli.Result check = cli.run("check", spec);
    assertThat(check.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(check.out()).contains("[KEPT] 5.1").contains("--erase alice:/mnt/pgsql-data/data");

    assertThat(cli.run("apply", spec, "--erase", "alice:/mnt/pgsql-data/data").status()).isZero();
  }

  @Test
  void checkSaysWhatIsToDoAndChangesNothing() {
    TestCli.Result result = cli.run("check", spec);
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("[todo] 1.3 ").contains("futago apply " + spec);
    assertThat(cli.hosts.values()).allMatch(host -> host.commands().isEmpty());
  }

  @Test
  void aPasswordForANewDatabaseIsAskedForTwiceAndOnlyIfItIsNeeded() {
    cli.environment.clear();
    assertThat(cli.run("apply", spec))
        .returns(ExitStatus.BAD_INPUT, TestCli.Result::status)
        .satisfies(result -> assertThat(result.err()).contains("FUTAGO_POSTGRES_PASSWORD"));
    assertThat(cli.hosts.get("alice").commands()).isEmpty();

    assertThat(cli.typing("yes", "one", "other").run("apply", spec))
        .returns(ExitStatus.BAD_INPUT, TestCli.Result::status);
    assertThat(cli.typing("no").run("apply", spec).status()).isEqualTo(ExitStatus.CANCELLED);
    assertThat(cli.hosts.get("alice").commands()).isEmpty();
    assertThat(cli.typing("yes", "same", "same").run("apply", spec).status()).isZero();

    cli.questions.clear();
    assertThat(cli.typing("yes").run("apply", spec, "--until", "drbd").status()).isZero();
    assertThat(cli.typing().run("apply", spec, "--yes", "--until", "install").status()).isZero();
    assertThat(cli.questions).hasSize(1);
    cli.hosts.get("alice").answers("database-there", 0, "");
    assertThat(cli.typing().run("apply", spec, "--yes", "--until", "drbd").status()).isZero();
  }

  @Test
  void aStepThatDoesNotExistIsBadUsage() {
    TestCli.Result result = cli.run("apply", spec, "--from", "drdb");
    assertThat(result.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(result.err()).contains("drdb").contains("drbd.mount");
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE, 1",
    "AUTHENTICATION_FAILED, 1",
    "SUDO_REFUSED, 1",
    "HOST_KEY_UNKNOWN, 3",
    "HOST_KEY_CHANGED, 3",
  })
  void bothNodesTroublesAreToldWithTheirCures(Kind kind, int status) {
    cli.connector = cli.failing(trouble("alice", kind), trouble("bob", Kind.UNREACHABLE));
    for (String command : new String[] {"check", "apply", "remove"}) {
      TestCli.Result result = cli.run(command, spec);
      assertThat(result.status()).isEqualTo(status);
      assertThat(result.err())
          .contains("alice: there is no host called h.")
          .contains("bob: there is no host called h.")
          .contains("\"ssh.host\" of node alice");
    }
    cli.connector = cli.failing(trouble("alice", Kind.UNREACHABLE));
    assertThat(cli.run("check", spec).status()).isEqualTo(ExitStatus.FAILED);
    assertThat(cli.hosts.get("bob").isClosed()).isTrue();
  }

  @Test
  void aPasswordThatNobodyCanBeAskedForIsBadUsage() {
    cli.connector =
        (node, credentials, _) -> {
          var request =
              new SecretRequest(
                  SecretRequest.Kind.SSH_PASSWORD, node.name(), "root@" + node.name(), "");
          if (credentials.supply(request).isPresent()) {
            return cli.hosts.get(node.name());
          }
          throw trouble(node.name(), Kind.AUTHENTICATION_FAILED);
        };
    assertThat(cli.run("check", spec).status()).isEqualTo(ExitStatus.BAD_INPUT);
    cli.environment.put("FUTAGO_SSH_PASSWORD", "x");
    assertThat(cli.run("check", spec).status()).isZero();
    cli.environment.remove("FUTAGO_SSH_PASSWORD");
    assertThat(cli.typing("x", "").run("check", spec).status()).isZero();
    assertThat(cli.questions).hasSize(2).last().asString().contains("Enter: the same as for ");
  }

  @Test
  void hostsThatAreNotDebianAreRefusedWithWhatWouldBeRight() {
    cli.hosts
        .get("bob")
        .answers("os-release", 0, "ID=fedora\nVERSION_ID=43\nPRETTY_NAME=\"Fedora 43\"");
    TestCli.Result result = cli.run("apply", spec);
    assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(result.err()).contains("bob").contains("Fedora 43").contains("Debian 12");
  }

  @Test
  void controlCStopsAfterTheCommandThatRunsAndSaysWhereToGoOn() {
    var handler = new AtomicReference<Runnable>();
    cli.interrupts =
        newHandler -> {
          handler.set(newHandler);
          return () -> handler.set(null);
        };
    cli.hosts.get("alice").whenRunning("modprobe drbd", () -> handler.get().run());
    TestCli.Result result = cli.run("apply", spec);
    assertThat(result.status()).isEqualTo(ExitStatus.CANCELLED);
    assertThat(result.out())
        .contains("Press Ctrl-C again")
        .contains("The next step is 4.3 ")
        .contains("Go on with: futago apply " + spec);
    assertThat(cli.hosts.get("alice").commands()).noneMatch(each -> each.contains("initdb"));
    assertThat(handler).hasNullValue();
  }

  @Test
  void removalOfDataWantsTheNameOfTheCluster() {
    assertThat(cli.run("remove", spec, "--erase-data"))
        .returns(ExitStatus.REFUSED, TestCli.Result::status)
        .satisfies(result -> assertThat(result.err()).contains("--confirm pgha"));
    assertThat(cli.run("remove", spec, "--erase-data", "--confirm", "other").status())
        .isEqualTo(ExitStatus.REFUSED);
    assertThat(cli.typing("pgh").run("remove", spec, "--erase-data").status())
        .isEqualTo(ExitStatus.REFUSED);
    assertThat(cli.hosts.get("alice").commands()).isEmpty();
    assertThat(cli.typing("pgha").run("remove", spec, "--erase-data").status()).isZero();
    assertThat(cli.typing("no").run("remove", spec).status()).isEqualTo(ExitStatus.CANCELLED);
    assertThat(cli.typing("yes").run("remove", spec).status()).isZero();
  }

  private static RemoteException trouble(String node, Kind kind) {
    return new RemoteException(
        node,
        kind,
        Message.of("remote.unknown-host", node, "h", "22"),
        Message.of("remote.unknown-host.cure", node),
        null);
  }

  private String journal() throws IOException {
    try (var files = Files.walk(home.resolve(".local/state/futago/pgha"))) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }
}
