package futago.platform;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.command.WaitFor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The scripts, run in real shells against programs that print what those of a real 1.0.13 printed.
class CrmShell10Test {
  private static final Path CAPTURED = Path.of("src/test/resources/cluster/pacemaker-1.0.13");
  private static final String FORGOTTEN = "crm_attribute -t crm_config -n futago-move -D";
  private static final String FILE = "/var/lib/futago/pgsql.crm";

  private final CrmShell10 shell = new CrmShell10();

  @TempDir private Path directory;
  private StubNode node;

  @BeforeEach
  void both() throws IOException {
    node =
        new StubNode(directory)
            .program("crm_mon", "cat \"$DIR/screen\"")
            .program("crm", "cat \"$DIR/said\"; exit $(cat \"$DIR/status\")")
            .program("crm_resource", "echo \"resource $3 is running on: alice \"")
            .property()
            .file("screen", group("alice"))
            .file("said", "")
            .file("status", "0");
  }

  private static String group(String where) {
    return """
    Online: [ alice bob ]

    Full list of resources:

     Resource Group: group_pgsql
         filesystem\t(ocf::heartbeat:Filesystem):\tStarted WHERE
         ipaddr\t(ocf::heartbeat:IPaddr2):\tStarted WHERE
         pgsql\t(ocf::heartbeat:pgsql):\tStarted WHERE
     Master/Slave Set: ms_drbd
         Masters: [ WHERE ]
    """
        .replace("WHERE", where);
  }

  private Run move(String... candidates) {
    return shell.moveAndWait("group_pgsql", ResourceNames.MEMBERS, List.of(candidates), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void movesWithForceToTheOtherNodeAndTakesTheConstraintsBack(String sh) throws Exception {
    node.program(
        "crm",
        "case $2 in migrate) sed -i 's/\\bStarted alice/Started bob/' \"$DIR/screen\" ;; esac");

    var result = node.run(sh, move("alice", "bob"));

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("group_pgsql runs on bob");
    assertThat(node.called())
        .containsSubsequence(
            "crm_resource -W -r filesystem",
            "crm resource migrate group_pgsql bob force",
            "crm_mon -1 -r",
            "crm resource unmigrate group_pgsql")
        .last()
        .isEqualTo(FORGOTTEN);
    assertThat(node.has("property")).isFalse();
  }

  @Test
  void movesNothingWhereTheGroupAlreadyIs() throws Exception {
    assertThat(node.run("dash", move("alice")).output()).contains("already runs on alice");
    assertThat(node.called()).containsExactly("crm_resource -W -r filesystem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void aMoveThatReturnsZeroAndDoesNothingFailsAndIsTakenBack(String sh) throws Exception {
    var result = node.run(sh, move("bob"));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error()).contains("filesystem did not start on bob");
    assertThat(result.output()).contains("Started alice");
    assertThat(node.called()).endsWith("crm resource unmigrate group_pgsql", FORGOTTEN);
  }

  @Test
  void aFailedOrUnmanagedMemberHasNotStarted() throws Exception {
    node.file(
        "screen",
        group("bob").replace("pgsql):\tStarted bob", "pgsql):\tStarted bob (unmanaged) FAILED"));

    assertThat(node.run("dash", move("bob")).error()).contains("pgsql did not start on bob");
  }

  @Test
  void aRefusedMoveIsNotWaitedForAndTakenBack() throws Exception {
    node.file("status", "1");

    Run patient = shell.moveAndWait("group_pgsql", ResourceNames.MEMBERS, List.of("bob"), 3600);
    assertThat(node.run("dash", patient).status()).isEqualTo(1);
    assertThat(node.called().stream().filter(call -> !call.startsWith("crm_attribute")))
        .containsExactly(
            "crm_resource -W -r filesystem",
            "crm resource migrate group_pgsql bob force",
            "crm resource unmigrate group_pgsql");
    assertThat(node.has("property")).isFalse();
  }

  @Test
  void aMoveThatCannotSignMovesNothing() throws Exception {
    node.program("crm_attribute", "exit 1");

    assertThat(node.run("dash", move("bob")).status()).isEqualTo(1);
    assertThat(node.called()).doesNotContain("crm resource migrate group_pgsql bob force");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void anInterruptedMoveIsTakenBack(String sh) throws Exception {
    // The first pause lasts until the node is told that the test has interrupted it.
    node.program("sleep", "kill -TERM $PPID");

    Run patient = shell.moveAndWait("group_pgsql", ResourceNames.MEMBERS, List.of("bob"), 3600);
    assertThat(node.run(sh, patient).status()).isEqualTo(130);
    assertThat(node.called()).endsWith("crm resource unmigrate group_pgsql", FORGOTTEN);
  }

  @Test
  void loadsAsOnTheSlidesWhileNothingRuns() throws Exception {
    node.file("screen", "Online: [ alice bob ]\n\n")
        .file(
            "said",
            "crm_verify[2199]: 2014/02/27_14:50:29 WARN: unpack_nodes: Blind faith: not fencing"
                + " unseen nodes\n");

    var result = node.run("dash", shell.load(FILE));

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("Blind faith");
    assertThat(node.called()).containsExactly("crm_mon -1", "crm configure load replace " + FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "     pgsql\t(ocf::heartbeat:pgsql):\tStarted bob (unmanaged) FAILED",
        "     Masters: [ alice ]",
        "     Slaves: [ alice bob ]",
        "     drbd_pg:0\t(ocf::linbit:drbd):\tMaster alice FAILED"
      })
  void updatesWhileAnythingRuns(String line) throws Exception {
    node.file("screen", "Online: [ alice bob ]\n\n" + line + "\n");

    assertThat(node.run("dash", shell.load(FILE)).status()).isZero();
    assertThat(node.called()).containsExactly("crm_mon -1", "crm configure load update " + FILE);
  }

  /// What a real one said about bad files, with its status of 0.
  static Stream<String> complaints() throws IOException {
    return Stream.of(Files.readString(CAPTURED.resolve("t-bad.txt")).split("(?m)^--- "))
        .filter(text -> text.contains("rc=0"))
        .filter(
            text ->
                !text.isBlank()
                    && !text.startsWith("duplicate monitor")
                    && !text.startsWith("no timeouts"));
  }

  @ParameterizedTest
  @MethodSource("complaints")
  void aFileThatWasNotCommittedIsAFailureWhateverTheStatus(String said) throws Exception {
    node.file("said", said);

    var result = node.run("dash", shell.load(FILE));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(said.lines().skip(1).findFirst().orElseThrow());
    assertThat(result.error()).contains("committed nothing of " + FILE);
  }

  @Test
  void thereAreComplaintsToTest() throws Exception {
    assertThat(complaints()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aWarningAboutATimeoutIsNoFailure() throws Exception {
    String warned =
        Stream.of(Files.readString(CAPTURED.resolve("t-bad.txt")).split("(?m)^--- "))
            .filter(text -> text.startsWith("no timeouts"))
            .findFirst()
            .orElseThrow();
    node.file("said", warned);

    assertThat(node.run("dash", shell.load(FILE)).status()).isZero();
  }

  @Test
  void theStatusOfALoadThatFailsIsKept() throws Exception {
    node.file("said", "ERROR: 2: syntax: primitiv d ocf:heartbeat:Dummy\n").file("status", "1");

    var result = node.run("dash", shell.load(FILE));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("2: syntax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void settledMeansIdleTwice(String sh) throws Exception {
    WaitFor settled = shell.settled();
    node.program(
        "crmadmin",
        """
        case $1 in
          -D) echo "Designated Controller is: bob" ;;
          -S) sed -n "1{p;q}" "$DIR/states"; sed -i 1d "$DIR/states" ;;
        esac\
        """);
    String idle = "Status of crmd@bob: S_IDLE (ok)\n";
    String busy = "Status of crmd@bob: S_TRANSITION_ENGINE (ok)\n";

    node.file("states", idle + idle);
    assertThat(node.run(sh, settled.probe()).status()).isZero();
    node.file("states", busy + idle);
    assertThat(node.run(sh, settled.probe()).status()).isEqualTo(1);
    node.file("states", idle + busy);
    assertThat(node.run(sh, settled.probe()).output()).contains("Full list of resources");
    assertThat(node.called()).contains("crmadmin -S bob");
  }

  @Test
  void withoutAControllerNothingIsSettled() throws Exception {
    node.program("crmadmin", "echo 'No messages received in 30 seconds' >&2; exit 1");

    assertThat(node.run("dash", shell.settled().probe()).status()).isEqualTo(1);
    assertThat(node.called()).doesNotContain("crmadmin -S ");
  }

  @Test
  void theOtherCommandsAreTheShellsOwn() {
    assertThat(shell.status().argv()).containsExactly("crm_mon", "-1", "-r");
    assertThat(shell.standby("bob").argv()).containsExactly("crm", "node", "standby", "bob");
    assertThat(shell.online("bob").argv()).containsExactly("crm", "node", "online", "bob");
    assertThat(shell.cleanup("ms_drbd"))
        .hasSize(2)
        .satisfies(
            actions -> {
              assertThat(actions.getFirst()).isInstanceOf(WaitFor.class);
              assertThat(((Run) actions.getLast()).argv())
                  .containsExactly("crm", "resource", "cleanup", "ms_drbd");
            });
  }
}
