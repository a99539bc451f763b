package futago.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.remote.ssh.TestKeys;
import futago.simulator.Simulation;
import futago.simulator.machine.Faults;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Passwords;
import futago.spec.PlatformName;
import futago.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every secret there is, through every command, in success and failure: it is looked for in all
/// that comes out (standard output and error, the state directory with its journals, exported
/// scripts and reports, temporary files), in every file of both nodes and in the command line of
/// every process on them. Nowhere may it be.
@Timeout(600)
class SecretsTest {
  private static final Canary LOGIN =
      Canary.of("alice's password for SSH and sudo", "Kanari8Login");
  private static final Canary SUDO = Canary.of("bob's password for sudo", "Kanari8Sudoer");
  private static final Canary PHRASE = Canary.of("the key's passphrase", "Kanari8Phrase");
  private static final Canary POSTGRES = Canary.of("PostgreSQL's password", "Kanari8Postgres");
  private static final List<Canary> ALL = List.of(LOGIN, SUDO, PHRASE, POSTGRES);

  @TempDir private Path home;
  private Simulation simulation;
  private TestCli cli;
  private String spec;
  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final List<String> said = new ArrayList<>();

  private void start(PlatformName platform) throws Exception {
    simulation = Simulation.start(platform, 60);
    KeyPair key = TestKeys.ed25519();
    Path identity = TestKeys.save(key, home.resolve("keys/of-mine"), PHRASE.value());
    user("alice", LOGIN.value(), "");
    user("bob", SUDO.value(), PublicKeyEntry.toString(key.getPublic()));
    spec =
        Files.writeString(
                home.resolve("cluster.json"),
                SpecWriter.write(simulation.spec())
                    .replace("\"user\": \"root\"", "\"user\": \"op\", \"sudo\": true")
                    .replaceFirst(
                        "(?s)(\"name\": \"bob\".*?\"ssh\": \\{)",
                        "$1\"identity\": \"" + identity + "\", "))
            .toString();
    assertThat(Files.readString(Path.of(spec))).contains("\"sudo\": true", "of-mine");
    cli = new TestCli(home);
    cli.connector =
        new SshConnector(
                new SshFiles(
                    home,
                    home.resolve("config"),
                    List.of(home.resolve("known_hosts")),
                    Optional.empty(),
                    "root"))
            ::connect;
    cli.environment.putAll(
        Map.of(
            "XDG_STATE_HOME", home.resolve("state").toString(),
            "FUTAGO_SSH_PASSWORD_ALICE", LOGIN.value(),
            "FUTAGO_SUDO_PASSWORD_ALICE", LOGIN.value(),
            "FUTAGO_SUDO_PASSWORD_BOB", SUDO.value(),
            "FUTAGO_KEY_PASSPHRASE", PHRASE.value(),
            "FUTAGO_POSTGRES_PASSWORD", POSTGRES.value()));
  }

  /// A user who becomes root by sudo, with the password, and logs in by it or by a key.
  private void user(String node, String password, String key) throws FileSystemException {
    Machine machine = simulation.machine(node);
    var files = machine.files();
    files.install(
        "/etc/passwd",
        files.text("/etc/passwd").orElseThrow() + "op:x:1234:100::/home/op:/bin/sh\n");
    files.install("/etc/sudoers.d/op", "op ALL=(ALL) ALL\n");
    files.makeDirectories("/home/op/.ssh");
    files.install("/home/op/.ssh/authorized_keys", key + "\n");
    machine.part(Passwords.class).set("op", password);
    simulation.faults(node).add(this::remember, new Faults.Fail(1, ""));
  }

  /// A fault of no line, which sees them all.
  private boolean remember(String line) {
    commandLines.add(line);
    return false;
  }

  @AfterEach
  void end() {
    if (simulation != null) {
      simulation.close();
    }
  }

  private TestCli.Result run(String... words) {
    TestCli.Result result = cli.run(words);
    said.add(String.join(" ", words) + "\n" + result.out() + result.err());
    return result;
  }

  private void done(String... words) {
    assertThat(run(words).status()).as(said.getLast()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void nowhereOnDebian() throws Exception {
    nowhere(PlatformName.DEBIAN_COROSYNC);
  }

  @Test
  @Tag("exhaustive")
  void nowhereOnCentos() throws Exception {
    nowhere(PlatformName.EL6_HEARTBEAT);
  }

  private void nowhere(PlatformName platform) throws Exception {
    start(platform);
    String reports = home.resolve("reports").toString();
    done("plan", spec, "--platform", platform.id());
    done("plan", spec, "--platform", platform.id(), "--json");
    done("plan", spec, "--platform", platform.id(), "--script", home.resolve("scripts").toString());
    done("check", spec, "--accept-host-keys");
    failing(platform);
    done("apply", spec, "--yes", "--verbose");
    done("apply", spec, "--yes", "--json");
    done("status", spec);
    done("status", spec, "--json");
    done("switchover", spec, "--yes");
    done("maintenance", spec, "on", "--yes");
    done("maintenance", spec, "off", "--yes");
    run("probe", spec, "--for", "1s");
    done("report", spec, "--out", reports + ".html", "--markdown", reports + ".md");
    run("apply", POSTGRES.value().substring(1));
    run("remove", spec, "--yes");
    wrongPasswords();

    assertThat(simulation.unknownCommands()).isEmpty();
    assertThat(commandLines).hasSizeGreaterThan(500).anyMatch(line -> line.contains("initdb"));
    List<String> leaks = new ArrayList<>();
    // What was typed as a file name is said again, and is no secret then.
    said.removeIf(text -> text.startsWith("apply " + POSTGRES.core()));
    said.forEach(text -> look("said", text, ALL, leaks));
    commandLines.forEach(line -> look("command line", line, ALL, leaks));
    int files = ofThisComputer(leaks);
    for (String node : List.of("alice", "bob")) {
      files += ofANode(simulation.machine(node), "/", leaks);
    }
    assertThat(leaks).isEmpty();
    System.out.printf(
        "%s: %d secrets, %d commands, %d command lines on the nodes, %d files%n",
        platform, ALL.size(), said.size(), commandLines.size(), files);
  }

  /// Commands that fail where a secret is at hand, and that say so with all they were given.
  private void failing(PlatformName platform) {
    for (String program : List.of("initdb", "psql")) {
      var fault =
          simulation
              .faults("alice")
              .add(
                  line -> line.contains("bin/" + program),
                  new Faults.Fail(1, "FATAL: it was " + POSTGRES.value()));
      TestCli.Result result = run("apply", spec, "--yes", "--verbose");
      assertThat(result.status())
          .as(platform + program + result.out())
          .isEqualTo(ExitStatus.FAILED);
      assertThat(result.out()).contains("FATAL: it was ********");
      simulation.faults("alice").remove(fault);
    }
  }

  private void wrongPasswords() {
    for (String variable :
        List.of("FUTAGO_SSH_PASSWORD_ALICE", "FUTAGO_SUDO_PASSWORD_BOB", "FUTAGO_KEY_PASSPHRASE")) {
      String right = cli.environment.get(variable);
      cli.environment.put(variable, right + "x");
      run("check", spec);
      assertThat(run("check", spec).status()).as(said.getLast()).isNotZero();
      cli.environment.put(variable, right);
    }
    cli.environment.put("FUTAGO_POSTGRES_PASSWORD", POSTGRES.value() + "\nsecond line");
    run("apply", spec, "--yes");
    cli.environment.put("FUTAGO_SUDO_PASSWORD_BOB", SUDO.value() + "\nid");
    assertThat(run("check", spec).err()).contains("line break");
  }

  private static void look(String where, String text, List<Canary> canaries, List<String> leaks) {
    canaries.forEach(canary -> canary.in(text).ifPresent(found -> leaks.add(where + ": " + found)));
  }

  /// All files of the test's home, and those that Futago made among the temporary ones.
  private int ofThisComputer(List<String> leaks) throws IOException {
    var files = new LinkedHashSet<Path>();
    try (Stream<Path> ours = Files.walk(home);
        Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      ours.filter(Files::isRegularFile).forEach(files::add);
      temporary
          .filter(file -> file.getFileName().toString().startsWith("futago"))
          .filter(Files::isRegularFile)
          .forEach(files::add);
    }
    for (Path file : files) {
      if (Files.isReadable(file)) {
        look(file.toString(), new String(Files.readAllBytes(file), UTF_8), ALL, leaks);
      }
    }
    return files.size();
  }

  private static int ofANode(Machine machine, String directory, List<String> leaks)
      throws FileSystemException {
    int files = 0;
    for (String name : List.copyOf(machine.files().list(directory))) {
      String path = directory.equals("/") ? "/" + name : directory + "/" + name;
      FileEntry entry = machine.files().findLink(path).orElse(null);
      look("name on a node", path, ALL, leaks);
      if (entry != null && entry.isDirectory()) {
        files += ofANode(machine, path, leaks);
      } else if (entry != null && entry.isFile() && entry.image() == null) {
        files++;
        look(path, new String(entry.content(), UTF_8), ALL, leaks);
        look(path, new String(entry.content(), ISO_8859_1), ALL, leaks);
      }
    }
    return files;
  }
}
