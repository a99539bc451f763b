package futago.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import futago.lab.Lab;
import futago.lab.LabHome;
import futago.lab.LabSettings;
import futago.lab.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The lab of the end-to-end test, and the `futago` command as a user would type it inside.
final class LabCluster {
  static final String PASSWORD = "lab canary Pa55 'word\" $HOME";

  /// What ssh itself ends with, other than the command.
  private static final int SSH_FAILED = 255;

  private static final Path COMMAND = Path.of("target/futago/bin/futago").toAbsolutePath();
  private static final Path KEPT = Path.of("target/lab").toAbsolutePath();

  private final Lab lab;
  private final Path state = KEPT.resolve("state");

  /// @param name the lab's
  LabCluster(String name) throws Exception {
    Suite suite =
        Suite.valueOf(
            System.getProperty("futago.lab.suite", "bookworm").toUpperCase(java.util.Locale.ROOT));
    Files.createDirectories(KEPT);
    lab =
        Lab.of(
            LabSettings.defaults(name).withSuite(suite),
            LabHome.ofUser(System.getenv()),
            message -> say("lab: " + message.key() + " " + message.arguments()));
  }

  Lab lab() {
    return lab;
  }

  Path spec() {
    return lab.clusterJson();
  }

  /// What a command printed and how it ended.
  record Result(int status, String output, Duration duration) {}

  /// Runs `futago` with these arguments in the lab's network, its passwords in its own environment.
  Result futago(String... arguments) throws IOException, InterruptedException {
    return futagoWith(Map.of("FUTAGO_POSTGRES_PASSWORD", PASSWORD), arguments);
  }

  Result futagoWith(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
    command.addAll(List.of(arguments));
    Instant start = Instant.now();
    Result result = local(environment, lab.insideCommand(command));
    say(
        "futago %s: exit %d after %s"
            .formatted(String.join(" ", arguments), result.status(), since(start)));
    return result;
  }

  /// How a `futago` is started in the lab's network, to be watched and killed.
  FutagoRun.Way way() {
    return new FutagoRun.Way(
        lab.insideCommand(List.of(COMMAND.toString())),
        Map.of(
            "FUTAGO_POSTGRES_PASSWORD",
            PASSWORD,
            "FUTAGO_KNOWN_HOSTS",
            lab.knownHosts().toString()),
        KEPT.resolve("state-" + lab.settings().name()),
        "pgha");
  }

  /// Where what an undisturbed `apply` makes of a node is kept.
  Path undisturbed(String node) {
    return KEPT.resolve("undisturbed-%s-%s.txt".formatted(lab.settings().suite().codename(), node));
  }

  /// Keeps what both nodes are now as what an undisturbed `apply` makes of them.
  void keepUndisturbed() throws Exception {
    for (String node : List.of("alice", "bob")) {
      LabState.keep(undisturbed(node), LabState.of(this, node));
    }
  }

  /// Runs a command on this computer, in the lab's network.
  Result inside(String... command) throws IOException, InterruptedException {
    return local(Map.of(), lab.insideCommand(List.of(command)));
  }

  /// Runs drills, without asking, with the lab's own switch, which is found where the user's labs
  /// are.
  Result drill(String drills) throws IOException, InterruptedException {
    Path home = lab.directory().getParent().getParent().getParent();
    return futagoWith(
        Map.of("FUTAGO_POSTGRES_PASSWORD", PASSWORD, "XDG_STATE_HOME", home.toString()),
        "drill",
        spec().toString(),
        drills,
        "--lab",
        lab.settings().name(),
        "--yes",
        "--accept-risk");
  }

  /// Runs a shell command as root on a node; its output without surrounding white space. Where a
  /// busy node does not let ssh in, that is no answer; it is tried three times.
  String on(String node, String command) throws Exception {
    Result result = local(Map.of(), lab.sshCommand(node, List.of(command)));
    for (int tries = 1; result.status() == SSH_FAILED && tries < 3; tries++) {
      say("ssh to " + node + ": " + result.output().strip());
      result = local(Map.of(), lab.sshCommand(node, List.of(command)));
    }
    return result.output().strip();
  }

  /// Runs a shell command as root on a node, which must succeed.
  void mustOn(String node, String command) throws Exception {
    Result result = local(Map.of(), lab.sshCommand(node, List.of(command)));
    assertThat(result.status()).as(node + ": " + command + "\n" + result.output()).isZero();
  }

  private Result local(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(KEPT, "output-", ".log");
    Instant start = Instant.now();
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    builder.environment().put("XDG_STATE_HOME", state.toString());
    builder.environment().putAll(environment);
    builder.environment().put("FUTAGO_KNOWN_HOSTS", lab.knownHosts().toString());
    builder.environment().put("LANG", "C.UTF-8");
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + command);
    }
    return new Result(
        process.exitValue(),
        Files.readString(log, StandardCharsets.UTF_8),
        Duration.between(start, Instant.now()));
  }

  /// A client that writes through the virtual IP until it is closed.
  ClientRun startClient() throws IOException {
    return ClientRun.start(lab, KEPT);
  }

  /// Polls until a condition holds on the cluster.
  static void await(String what, Duration deadline, Check check) throws Exception {
    Instant start = Instant.now();
    Instant until = start.plus(deadline);
    while (!check.holds()) {
      assertThat(Instant.now()).as("deadline for: " + what).isBefore(until);
      TimeUnit.SECONDS.sleep(1);
    }
    say(what + " after " + since(start));
  }

  /// Something to look for.
  interface Check {
    boolean holds() throws Exception;
  }

  static String since(Instant start) {
    return "%.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
  }

  static void say(String text) {
    System.out.println(
        "[lab "
            + LocalTime.now(java.time.ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)
            + "] "
            + text);
  }

  /// Keeps what tells why a run failed, and says where.
  void keepEvidence() throws Exception {
    for (String node : List.of("alice", "bob")) {
      for (String what :
          List.of(
              "crm_mon -1 -r -f -A",
              "cat /proc/drbd",
              "journalctl -b --no-pager -n 2000",
              "tail -n 2000 /var/log/ha-log")) {
        Path file = KEPT.resolve(node + "-" + what.replaceAll("[^a-z]+", "-") + ".txt");
        Files.writeString(file, on(node, what));
      }
      Path console = lab.directory().resolve(node + ".console.log");
      if (Files.exists(console)) {
        Files.copy(
            console,
            KEPT.resolve(node + "-console.log"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    say("evidence of the failed run is kept in " + KEPT);
  }
}
