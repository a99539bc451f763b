package futago.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A node of this machine's kernel with a network, a host name, processes and directories of its
/// own, in which a Heartbeat can run beside another. Its first process waits for the end of its
/// standard input, and takes all others with it: they end with this object, or with the test.
final class HeartbeatNode implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 60;

  /// `/run` has what runs, `/var/lib` what is kept, `/etc/ha.d` the settings: all in memory.
  private static final String FIRST_PROCESS =
      """
      set -e
      hostname "$1"
      mount -t tmpfs tmpfs /run
      mkdir /run/lock /run/kept
      cp -a /etc/ha.d /var/lib/heartbeat /run/kept/
      mount --bind /run/kept/ha.d /etc/ha.d
      mount -t tmpfs tmpfs /var/lib
      cp -a /run/kept/heartbeat /var/lib/
      ip link set lo up
      echo ready
      exec cat
      """;

  private final String name;
  private final Process process;
  private final ProcessHandle first;

  private HeartbeatNode(String name, Process process, ProcessHandle first) {
    this.name = name;
    this.process = process;
    this.first = first;
  }

  /// What a command printed and how it ended.
  record Result(int status, String output) {}

  /// Makes a node without any network.
  static HeartbeatNode named(String name) throws IOException {
    Process process =
        new ProcessBuilder(
                "unshare",
                "--net",
                "--uts",
                "--ipc",
                "--mount",
                "--pid",
                "--mount-proc",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                FIRST_PROCESS,
                "node",
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    if (!"ready".equals(said.readLine())) {
      process.destroyForcibly();
      throw new IOException("no node " + name + ": are you root?");
    }
    return new HeartbeatNode(name, process, process.children().findFirst().orElseThrow());
  }

  /// Lays a cable between two nodes, `eth0` at both ends.
  static void connect(HeartbeatNode one, HeartbeatNode other)
      throws IOException, InterruptedException {
    String[] ends = {Long.toString(one.first.pid()), Long.toString(other.first.pid())};
    Result made =
        run(
            new byte[0],
            List.of(
                "ip", "link", "add", "eth0", "netns", ends[0], "type", "veth", "peer", "name",
                "eth0", "netns", ends[1]));
    assertThat(made.status()).as(made.output()).isZero();
  }

  /// Runs a command on the node; standard error comes with the output.
  Result run(Run run) throws IOException, InterruptedException {
    var argv = new ArrayList<String>();
    argv.addAll(List.of("nsenter", "--target", Long.toString(first.pid())));
    argv.addAll(List.of("--mount", "--uts", "--ipc", "--net", "--pid", "--"));
    argv.addAll(run.argv());
    return run(run.input().bytes(), argv);
  }

  /// Runs a line of shell on the node, which must succeed.
  String sh(String script) throws IOException, InterruptedException {
    Result result = run(Run.script(script));
    assertThat(result.status()).as("%s: %s: %s", name, script, result.output()).isZero();
    return result.output();
  }

  /// Every process of the node.
  List<ProcessHandle> processes() {
    return process.descendants().toList();
  }

  private static Result run(byte[] input, List<String> argv)
      throws IOException, InterruptedException {
    Path in = Files.createTempFile("futago", ".in");
    Path out = Files.createTempFile("futago", ".out");
    try {
      Files.write(in, input);
      Process process =
          new ProcessBuilder(argv)
              .redirectInput(in.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("hangs: " + argv);
      }
      // Heartbeat dumps packets into its log.
      return new Result(
          process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
    } finally {
      Files.delete(in);
      Files.delete(out);
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = processes();
    process.getOutputStream().close();
    // Also where the thread was interrupted: nothing may stay.
    process
        .onExit()
        .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> kill())
        .join();
    assertThat(all).as("still running on " + name).noneMatch(ProcessHandle::isAlive);
  }

  private Process kill() {
    first.destroyForcibly();
    return process.destroyForcibly();
  }
}
