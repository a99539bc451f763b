package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a poll starts, with real shells: there is no program but `crm_mon` and the like, each notes
/// that it was started, and by whom.
class NodePollShellTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path directory;
  private Path started;
  private Path procDrbd;
  private Instant now = Example.NOW;

  @BeforeEach
  void installPrograms() {
    started = directory.resolve("started");
    procDrbd = directory.resolve("proc-drbd");
    shows("healthy");
    install("drbdadm", "echo 1:2");
    install("drbd-overview", "exit 1");
  }

  private void shows(String state) {
    Path captured =
        Path.of("src/test/resources/cluster").resolve(Captures.DEBIAN_12).resolve(state);
    String files = captured.toAbsolutePath() + "/alice.";
    install(
        "crm_mon",
        "case $* in *xml*) f=%1$scrm_mon.xml ;; *) f=%1$scrm_mon.txt ;; esac\n".formatted(files)
            + "exec /bin/cat $f");
    install("cibadmin", "exec /bin/cat " + files + "constraints.xml");
    write(procDrbd, Captures.read(Captures.DEBIAN_12, state, "alice.proc-drbd.txt"));
  }

  private void install(String program, String does) {
    Path path = write(directory.resolve(program), "");
    write(path, "#!/bin/sh\necho \"$PPID ${0##*/} $*\" >> %s\n%s\n".formatted(started, does));
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private static Path write(Path path, String text) {
    try {
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A node of which this computer is the shell.
  private final class ShellNode implements RemoteNode {
    private final String shell;
    private final List<Long> shells = new ArrayList<>();

    ShellNode(String shell) {
      this.shell = shell;
    }

    @Override
    public String name() {
      return "alice";
    }

    @Override
    public CommandResult run(Run run, OutputListener output) throws InterruptedException {
      assertThat(run.argv().getFirst()).isEqualTo("sh");
      var argv = new ArrayList<>(run.argv());
      argv.set(0, "/bin/" + shell);
      try {
        Path input = directory.resolve("input");
        String script = new String(run.input().bytes(), StandardCharsets.UTF_8);
        write(input, script.replace("/proc/drbd", procDrbd.toString()));
        var builder = new ProcessBuilder(argv).redirectInput(input.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", directory.toString());
        Process process = builder.start();
        shells.add(process.pid());
        byte[] said = process.getInputStream().readAllBytes();
        return new CommandResult(process.waitFor(), new String(said, StandardCharsets.UTF_8), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }

  /// What the last poll started, each by the shell of the poll and by no other process.
  private List<String> startedBy(ShellNode node) throws IOException {
    var programs = new ArrayList<String>();
    for (String line : Files.readAllLines(started)) {
      String[] words = line.split(" ", 2);
      assertThat(node.shells).as(line).contains(Long.parseLong(words[0]));
      programs.add(words[1]);
    }
    Files.delete(started);
    return programs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void aPollOfAClusterThatStaysAsItIsStartsOneProgram(String shell) throws Exception {
    var node = new ShellNode(shell);
    var poll = new NodePoll(Example.SPEC, "alice", () -> now);
    NodeAnswer first = poll.ask(node, LONG);
    Files.delete(started);
    node.shells.clear();

    NodeAnswer second = poll.ask(node, LONG);

    assertThat(startedBy(node)).containsExactly("crm_mon -1 -r --output-as=xml");
    assertThat(node.shells).hasSize(1);
    assertThat(second.view()).isPresent().isEqualTo(first.view());
    assertThat(second.report().trouble()).isEmpty();
    assertThat(second.report().drbd().orElseThrow().connection())
        .isEqualTo(DrbdConnection.CONNECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void aChangeStartsTheOthersToo(String shell) throws Exception {
    var node = new ShellNode(shell);
    var poll = new NodePoll(Example.SPEC, "alice", () -> now);
    poll.ask(node, LONG);
    Files.delete(started);
    shows("moved-constraints-left");

    NodeAnswer after = poll.ask(node, LONG);

    assertThat(startedBy(node))
        .containsExactly(
            "crm_mon -1 -r --output-as=xml", "crm_mon -1 -r", "cibadmin --query -o constraints");
    assertThat(after.view().orElseThrow().leftBehind()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void whereDrbdIsNotConnectedItsGenerationsAreAskedOnce(String shell) throws Exception {
    var node = new ShellNode(shell);
    var poll = new NodePoll(Example.SPEC, "alice", () -> now);
    poll.ask(node, LONG);
    Files.delete(started);
    shows("drbd-disconnected-both");

    NodeAnswer after = poll.ask(node, LONG);
    assertThat(startedBy(node)).contains("drbdadm get-gi pgsql").doesNotContain("drbd-overview ");
    poll.ask(node, LONG);

    assertThat(startedBy(node)).containsExactly("crm_mon -1 -r --output-as=xml");
    assertThat(after.report().drbd().orElseThrow().connection().established()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void whereTheDeviceIsDownAnotherIsLookedFor(String shell) throws Exception {
    var node = new ShellNode(shell);
    var poll = new NodePoll(Example.SPEC, "alice", () -> now);
    write(procDrbd, "version: 8.4.11 (api:1/proto:86-101)\n 0: cs:Unconfigured\n");
    install(
        "drbd-overview",
        "echo '  1:pgsql/0  Connected Primary/Secondary UpToDate/UpToDate C r-----'");

    NodeAnswer answer = poll.ask(node, LONG);

    assertThat(answer.report().drbd().orElseThrow().role()).isEqualTo(DrbdRole.PRIMARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void ofNineDrbdsetupIsAskedAndNothingElse(String shell) throws Exception {
    var node = new ShellNode(shell);
    var poll = new NodePoll(Example.SPEC, "alice", () -> now);
    write(procDrbd, "version: 9.2.8 (api:2/proto:86-122)\n");
    Path sample = Path.of("src/test/resources/cluster/drbd-9/syncing-source.n1.json");
    install("drbdsetup", "exec /bin/sed s/r0/pgsql/ " + sample.toAbsolutePath());
    poll.ask(node, LONG);
    assertThat(startedBy(node)).noneMatch(program -> program.startsWith("drbdadm get-gi"));

    NodeAnswer answer = poll.ask(node, LONG);

    assertThat(startedBy(node))
        .containsExactly(
            "crm_mon -1 -r --output-as=xml",
            "drbdsetup status pgsql --json --verbose --statistics");
    assertThat(answer.report().trouble()).isEmpty();
    assertThat(answer.report().drbd().orElseThrow().connection())
        .isEqualTo(DrbdConnection.SYNC_SOURCE);
    assertThat(answer.generations()).isEmpty();
  }
}
