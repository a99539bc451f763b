package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Content;
import futago.command.Run;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Becoming root, with a `sudo` that behaves like sudo 1.9 but changes no user. Its words were
/// printed by sudo 1.9.13 under `LC_ALL=C`.
@Timeout(60)
class SudoTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();
  private static final String PASSWORD = "pass word'$";

  private static final String SUDO =
      """
      #!/bin/sh
      ask=; stdin=
      while [ $# -gt 0 ]; do
        case $1 in
          -n) ask=never ;;
          -S) stdin=yes ;;
          -k) ;;
          -p) shift ;;
          --) shift; break ;;
          *) echo "sudo: unknown option $1" >&2; exit 1 ;;
        esac
        shift
      done
      case $SUDO_IS in
        free) ;;
        tty) echo "sudo: sorry, you must have a tty to run sudo" >&2; exit 1 ;;
        *)
          [ "$ask" = never ] && { echo "sudo: a password is required" >&2; exit 1; }
          [ "$stdin" = yes ] || { echo "sudo: a terminal is required" >&2; exit 1; }
          IFS= read -r given
          echo asked >> "$SUDO_LOG"
          if [ "$given" != "$SUDO_PASSWORD" ]; then
            printf 'Sorry, try again.\\nsudo: no password was provided\\n' >&2
            printf 'sudo: 1 incorrect password attempt\\n' >&2
            exit 1
          fi
          if [ "$SUDO_IS" = stranger ]; then
            echo "tester is not in the sudoers file." >&2
            exit 1
          fi ;;
      esac
      export SUDO_USER=tester
      unset LC_ALL LANGUAGE
      exec "$@"
      """;

  @TempDir private Path home;
  private TestClient client;
  private TestServer server;

  @BeforeEach
  void prepare() throws Exception {
    Path bin = Files.createDirectories(home.resolve("bin"));
    program(bin.resolve("sudo"), SUDO);
    server =
        new TestServer(HOST_KEY)
            .accepting(USER_KEY.getPublic())
            .with("PATH", bin + ":" + System.getenv("PATH"))
            .with("SUDO_LOG", home.resolve("sudo.log").toString())
            .with("SUDO_PASSWORD", PASSWORD)
            .start();
    client = new TestClient(home).knowing(server, HOST_KEY).sudo();
    TestKeys.save(USER_KEY, client.usualKey(), null);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void needsNoPasswordWhereNoneIsAsked() throws Exception {
    server.with("SUDO_IS", "free");
    try (RemoteNode node = client.connect(server)) {
      Run look = Run.script("echo $SUDO_USER $LC_ALL; cat").withInput(new Content.Text("input"));
      assertThat(node.run(look).output()).isEqualTo("tester C\ninput");
    }
    assertThat(client.asked()).isEmpty();
  }

  @Test
  void keepsThePasswordOutOfTheInputAndTheLine() throws Exception {
    server.with("SUDO_IS", "asking");
    client.with(SecretRequest.Kind.SUDO_PASSWORD, PASSWORD);
    try (RemoteNode node = client.connect(server)) {
      Run look = Run.script("echo $SUDO_USER $LC_ALL; cat").withInput(new Content.Text("a\nb"));
      assertThat(node.run(look).output()).isEqualTo("tester C\na\nb");
      assertThat(node.run(Run.asRoot("cat")).output()).isEmpty();
    }
    assertThat(client.asked()).hasSize(1);
    assertThat(server.lines()).noneMatch(line -> line.contains("pass word"));
  }

  @Test
  void endsWhatRunsUnderSudo() throws Exception {
    server.with("SUDO_IS", "asking");
    client.with(SecretRequest.Kind.SUDO_PASSWORD, PASSWORD);
    try (RemoteNode node = client.connect(server)) {
      Path pid = home.resolve("pid");
      Run hanging =
          Run.script("echo $$ > \"$1\"; sleep 600; true", pid.toString())
              .within(Duration.ofSeconds(5));
      var passed = catchThrowableOfType(RemoteException.class, () -> node.run(hanging));
      assertThat(passed.kind()).isEqualTo(RemoteException.Kind.DEADLINE_PASSED);
      Processes.assertEnded(pid);
    }
  }

  @Test
  void triesAWrongPasswordOnce() throws Exception {
    server.with("SUDO_IS", "asking");
    client.with(SecretRequest.Kind.SUDO_PASSWORD, "wrong");
    assertThat(refusal()).isEqualTo("remote.sudo-password-wrong");
    assertThat(Files.readAllLines(home.resolve("sudo.log"))).hasSize(1);
  }

  @Test
  void saysWhatIsMissing() {
    server.with("SUDO_IS", "asking");
    assertThat(refusal()).isEqualTo("remote.sudo-password-missing");
    client.with(SecretRequest.Kind.SUDO_PASSWORD, PASSWORD);
    server.with("SUDO_IS", "stranger");
    assertThat(refusal()).isEqualTo("remote.sudo-not-allowed");
    server.with("SUDO_IS", "tty");
    assertThat(refusal()).isEqualTo("remote.sudo-tty");
  }

  @Test
  void saysThatThereIsNoSudo() throws Exception {
    Path bin = Files.createDirectories(home.resolve("without-sudo"));
    program(bin.resolve("env"), "#!/bin/sh\nexec /usr/bin/env \"$@\"\n");
    server.with("PATH", bin.toString());
    assertThat(refusal()).isEqualTo("remote.sudo-missing");
  }

  @Test
  void leavesRootAlone() throws Exception {
    server.with("SUDO_IS", "tty");
    try (RemoteNode node = client.as("root").connect(server)) {
      assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
    }
  }

  private static void program(Path file, String text) throws Exception {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String refusal() {
    var refusal = catchThrowableOfType(RemoteException.class, () -> client.connect(server));
    assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.SUDO_REFUSED);
    return refusal.what().key();
  }
}
