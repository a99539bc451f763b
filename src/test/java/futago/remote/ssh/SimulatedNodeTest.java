package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.Content;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.WriteFile;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.machine.Faults;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Passwords;
import futago.simulator.machine.SimClock;
import futago.simulator.shell.Dialect;
import futago.simulator.ssh.SimulatedSshServer;
import futago.simulator.tool.StandardTools;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The product's own SSH client on a simulated host.
class SimulatedNodeTest {
  private static final KeyPair HOST_KEY = SimulatedSshServer.newHostKey();
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path home;
  private final Machine machine = new Machine("alice", new SimClock(Instant.now(), 1));
  private SimulatedSshServer server;

  @BeforeEach
  void start() {
    StandardTools.installOn(machine, Dialect.DASH);
    machine
        .files()
        .install(
            "/etc/passwd",
            """
            root:x:0:0:root:/root:/bin/sh
            dba:x:1000:1000::/home/dba:/bin/sh
            postgres:x:26:26::/var/lib/pgsql:/bin/bash
            """);
    machine.files().install("/etc/group", "root:x:0:\ndba:x:1000:\npostgres:x:26:\n");
    var passwords = new Passwords();
    passwords.set("root", "simulated");
    passwords.set("dba", "simulated");
    machine.give(Passwords.class, passwords);
    server = SimulatedSshServer.start(machine, HOST_KEY, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    machine.power(false);
  }

  private TestClient client() {
    return new TestClient(home)
        .as("root")
        .with(SecretRequest.Kind.SSH_PASSWORD, "simulated")
        .knowing(server.port(), HOST_KEY);
  }

  private RemoteNode connect() throws RemoteException {
    return client().connect(server.port());
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  private boolean runs(String program) {
    return machine.processes().all().stream()
        .anyMatch(process -> process.argv().getFirst().equals(program));
  }

  @Test
  void runsAsRootWithOutputErrorAndStatusApart() throws Exception {
    try (RemoteNode node = connect()) {
      CommandResult result =
          node.run(
              Run.script("id -un; echo to-err >&2; printf '%s|' \"$@\"; exit 3", "a b", "'$x'"));

      assertThat(result).isEqualTo(new CommandResult(3, "root\na b|'$x'|", "to-err\n"));
    }
  }

  @Test
  void runsAsAnotherUser() throws Exception {
    try (RemoteNode node = connect()) {
      CommandResult result =
          node.run(Run.as("postgres", "sh", "-c", "id -un; echo $HOME; cat > /root/x; echo $?"));

      assertThat(result.output()).isEqualTo("postgres\n/var/lib/pgsql\n2\n");
      assertThat(result.error()).contains("Permission denied");
    }
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(
            () ->
                client()
                    .with(SecretRequest.Kind.SSH_PASSWORD, "wrong")
                    .connect(server.port())
                    .close())
        .isInstanceOf(RemoteException.class);
  }

  @Test
  void letsAKeyInThatIsAuthorized() throws Exception {
    KeyPair key = TestKeys.ed25519();
    TestKeys.save(key, home.resolve(".ssh/id_ed25519"), null);
    machine
        .files()
        .install(
            "/root/.ssh/authorized_keys",
            "# comment\n" + PublicKeyEntry.toString(key.getPublic()) + "\n");
    var client = new TestClient(home).as("root").knowing(server.port(), HOST_KEY);

    try (RemoteNode node = client.connect(server.port())) {
      assertThat(node.run(Run.asRoot("echo", "in")).output()).isEqualTo("in\n");
      assertThat(client.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void becomesRootBySudo(boolean freely) throws Exception {
    machine
        .files()
        .install("/etc/sudoers", "dba ALL=(ALL) " + (freely ? "NOPASSWD: " : "") + "ALL\n");
    var client = client().as("dba").sudo().with(SecretRequest.Kind.SUDO_PASSWORD, "simulated");

    try (RemoteNode node = client.connect(server.port())) {
      CommandResult result =
          node.run(Run.script("id -un; cat").withInput(new Content.Text("input\n")));

      assertThat(result).isEqualTo(new CommandResult(0, "root\ninput\n", ""));
    }
  }

  @Test
  void refusesSudoToAStranger() {
    assertThatThrownBy(() -> client().as("dba").sudo().connect(server.port()).close())
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.SUDO_REFUSED));
  }

  @Test
  void takesALargeInputAndGivesItBack() throws Exception {
    String text = "0123456789abcdef".repeat(5 * 1024 * 1024 / 16);
    WriteFile file = WriteFile.text("/etc/large", text);
    try (RemoteNode node = connect()) {
      assertThat(node.run(FileScripts.write(file)).output()).isEqualTo("changed\n");
      assertThat(machine.files().text("/etc/large")).contains(text);

      CommandResult result = node.run(Run.script("wc -c < /etc/large; cat /etc/large | tail -c 3"));
      assertThat(result.output()).isEqualTo(text.length() + "\ndef");
    }
  }

  @Test
  void showsOutputWhileACommandRuns() throws Exception {
    var lines = new ArrayList<String>();
    var listener =
        new OutputListener() {
          @Override
          public void line(Stream stream, String line) {
            synchronized (lines) {
              lines.add(line);
            }
            machine.files().install("/seen/" + line, "");
          }
        };
    try (RemoteNode node = connect()) {
      // Goes on only once the line before has reached the client.
      node.run(
          Run.script(
              "for i in 1 2 3; do echo $i; while [ ! -e /seen/$i ]; do sleep 0.01; done; done"),
          listener);
    }
    assertThat(lines).containsExactly("1", "2", "3");
  }

  @Test
  void runsSeveralAtOnce() throws Exception {
    try (RemoteNode node = connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Future<CommandResult>>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        Callable<CommandResult> call =
            () ->
                node.run(
                    Run.script(
                        ": > /run/here$1; while [ $(ls /run | grep -c here) -lt 8 ]; do sleep 0.01;"
                            + " done; echo $1",
                        Integer.toString(number)));
        results.add(threads.submit(call));
      }
      for (int i = 0; i < results.size(); i++) {
        assertThat(results.get(i).get(60, TimeUnit.SECONDS).output()).isEqualTo(i + "\n");
      }
    }
  }

  @Test
  void endsACommandThatIsCancelled() throws Exception {
    try (RemoteNode node = connect()) {
      Thread waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      node.run(
                          Run.script(
                              "trap 'echo ended > /run/trace' EXIT; trap 'exit 1' TERM;"
                                  + " su - postgres -s /bin/sh -c 'sleep 1000' | cat"));
                    } catch (RemoteException | InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      await("the command runs", () -> runs("sleep"));

      waiting.interrupt();
      waiting.join(LONG);

      await("all its processes are gone", () -> machine.processes().all().isEmpty());
      assertThat(node.run(Run.asRoot("cat", "/run/trace")))
          .isEqualTo(new CommandResult(0, "ended\n", ""));
    }
    assertThat(machine.unknownCommands()).isEmpty();
  }

  @Test
  void endsACommandAtItsDeadline() throws Exception {
    try (RemoteNode node = connect()) {
      assertThatThrownBy(() -> node.run(Run.script("sleep 1000").within(Duration.ofSeconds(5))))
          .isInstanceOfSatisfying(
              RemoteException.class,
              e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.DEADLINE_PASSED));
      await("all its processes are gone", () -> machine.processes().all().isEmpty());
    }
  }

  @Test
  void letsACommandLiveWhoseConnectionIsClosed() throws Exception {
    try (RemoteNode node = connect()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  node.run(
                      Run.script("while [ ! -e /run/go ]; do sleep 0.01; done; : > /run/went"));
                } catch (RemoteException | InterruptedException lost) {
                  // That is what it is about.
                }
              });
      await("the command runs", () -> runs("sleep"));
      server.cutConnections();
    }
    machine.files().install("/run/go", "");
    await("the command went on", () -> machine.files().exists("/run/went"));
  }

  @Test
  void losesItsConnectionsWithThePowerAndListensAgainOnTheSamePort() throws Exception {
    int port = server.port();
    RemoteNode node = connect();
    var lost =
        Executors.newVirtualThreadPerTaskExecutor()
            .submit(() -> node.run(Run.script("sleep 1000")));
    await("the command runs", () -> runs("sleep"));

    machine.power(false);

    assertThatThrownBy(() -> lost.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(RemoteException.class)
        .cause()
        .satisfies(
            e ->
                assertThat(((RemoteException) e).kind())
                    .isEqualTo(RemoteException.Kind.CONNECTION_LOST));
    await("nothing runs", () -> machine.processes().all().isEmpty());
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
    assertThatThrownBy(this::connect).isInstanceOf(RemoteException.class);

    machine.power(true);

    assertThat(server.port()).isEqualTo(port);
    assertThat(node.run(Run.asRoot("echo", "back")).output()).isEqualTo("back\n");
    node.close();
  }

  @Test
  void keepsItsPortWhileItIsOff() throws Exception {
    int port = server.port();
    machine.power(false);
    assertThatThrownBy(() -> takePort(port)).isInstanceOf(BindException.class);
    machine.power(true);
    assertThat(server.port()).isEqualTo(port);
    server.close();
    takePort(port);
  }

  private static void takePort(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  @Test
  void suffersFaults() throws Exception {
    try (RemoteNode node = connect()) {
      Faults.Fault fault =
          machine
              .faults()
              .add("mkdir -p /data"::equals, new Faults.Fail(5, "mkdir: Input/output error"));
      assertThat(node.run(Run.asRoot("mkdir", "-p", "/data")))
          .isEqualTo(new CommandResult(5, "", "mkdir: Input/output error\n"));
      assertThat(node.run(Run.script("mkdir -p /data || echo $?")).output()).isEqualTo("5\n");
      machine.faults().remove(fault);
      assertThat(node.run(Run.asRoot("mkdir", "-p", "/data")).succeeded()).isTrue();

      machine.faults().add(line -> line.startsWith("touch"), new Faults.Hang());
      assertThatThrownBy(() -> node.run(Run.asRoot("touch", "/x").within(Duration.ofSeconds(5))))
          .isInstanceOf(RemoteException.class);
      machine.faults().clear();

      machine.faults().add(line -> line.startsWith("touch"), new Faults.Cut());
      assertThatThrownBy(() -> node.run(Run.asRoot("touch", "/cut")))
          .isInstanceOfSatisfying(
              RemoteException.class,
              e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.CONNECTION_LOST));
      await("the command was carried out", () -> machine.files().exists("/cut"));
    }
  }

  @Test
  void readsAndWritesFilesBySftp() throws Exception {
    try (var ssh = new SSHClient()) {
      ssh.addHostKeyVerifier(new PromiscuousVerifier());
      ssh.connect("127.0.0.1", server.port());
      ssh.authPassword("root", "simulated");
      byte[] content = "line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      Path local = Files.write(home.resolve("local"), content);
      try (var sftp = ssh.newSFTPClient()) {
        sftp.mkdirs("/data/inner");
        sftp.put(local.toString(), "/data/inner/file");
        assertThat(machine.files().find("/data/inner/file").orElseThrow().content())
            .isEqualTo(content);
        sftp.get("/data/inner/file", home.resolve("back").toString());
        assertThat(home.resolve("back")).hasBinaryContent(content);
        sftp.chmod("/data/inner/file", 0640);
        // The client's names of the two are those of the draft; OpenSSH takes them as here.
        sftp.symlink("inner/file", "/data/link");
        assertThat(machine.files().find("/data/link").orElseThrow().mode()).isEqualTo(0640);
        assertThat(sftp.readlink("/data/link")).isEqualTo("inner/file");
        assertThat(sftp.size("/data/inner/file")).isEqualTo(content.length);
        assertThat(sftp.canonicalize(".")).isEqualTo("/root");
        List<String> names = sftp.ls("/data").stream().map(each -> each.getName()).toList();
        assertThat(names).containsExactlyInAnyOrder("inner", "link");
        sftp.rename("/data/inner/file", "/data/file");
        sftp.rm("/data/link");
        sftp.rmdir("/data/inner");
        assertThat(machine.files().list("/data")).containsExactly("file");
        assertThat(sftp.statExistence("/nope")).isNull();
        assertThatThrownBy(() -> sftp.rmdir("/data")).isInstanceOf(IOException.class);
      }
    }
  }
}
