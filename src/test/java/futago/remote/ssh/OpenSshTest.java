package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import futago.command.Content;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same as with the server in this process, where OpenSSH may behave differently.
@Timeout(180)
class OpenSshTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();

  @TempDir private static Path home;
  private static OpenSshServer server;
  private static TestClient client;
  private static RemoteNode node;

  @TempDir private Path scratch;

  @BeforeAll
  static void connect() throws Exception {
    server = OpenSshServer.start(home, HOST_KEY, USER_KEY);
    client = new TestClient(home).as(System.getProperty("user.name"));
    client.knowing(server.port(), HOST_KEY);
    TestKeys.save(USER_KEY, client.usualKey(), null);
    try {
      node = client.connect(server.port());
    } catch (RemoteException e) {
      if (e.kind() == RemoteException.Kind.AUTHENTICATION_FAILED) {
        abort("sshd lets nobody in here: " + e.what());
      }
      throw e;
    }
  }

  @AfterAll
  static void disconnect() {
    if (node != null) {
      node.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void tellsStatusStreamsAndSignals() throws Exception {
    assertThat(node.run(Run.script("echo out; echo err >&2; exit 7")))
        .isEqualTo(new CommandResult(7, "out\n", "err\n"));
    assertThat(node.run(Run.script("kill -KILL $$")).status()).isEqualTo(137);
  }

  @Test
  void exchangesKeysAnewUnderLoad() throws Exception {
    String much = "0123456789abcdef".repeat(1_000_000);
    var lines = new AtomicInteger();
    CommandResult result =
        node.run(
            Run.script("wc -c; seq 1000000; echo end").withInput(new Content.Text(much)),
            (_, _) -> lines.incrementAndGet());
    assertThat(lines).hasValue(1_000_002);
    assertThat(result.output()).endsWith("1000000\nend\n");
  }

  @Test
  void survivesACommandThatDoesNotReadItsInput() throws Exception {
    Run refusing =
        Run.script("exec <&-; exit 3").withInput(new Content.Text("x".repeat(20_000_000)));
    assertThat(node.run(refusing).status()).isEqualTo(3);
    assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
  }

  @Test
  void doesNotWaitForWhatACommandLeavesRunning() throws Exception {
    CommandResult result =
        node.run(Run.script("sleep 600 & echo $!").within(Duration.ofSeconds(60)));
    long left = Long.parseLong(result.output().strip());
    assertThat(ProcessHandle.of(left)).isPresent();
    ProcessHandle.of(left).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void endsCommandsAndKeepsRoomForOthers() throws Exception {
    List<String> kinds =
        eightTimes(
            i -> {
              Path pid = scratch.resolve("pid" + i);
              Run hanging =
                  Run.script("echo $$ > \"$1\"; sleep 600; true", pid.toString())
                      .within(Duration.ofSeconds(5));
              var e = catchThrowableOfType(RemoteException.class, () -> node.run(hanging));
              Processes.assertEnded(pid);
              return e.kind().name();
            });
    assertThat(kinds).hasSize(8).containsOnly("DEADLINE_PASSED");
    assertThat(eightTimes(i -> node.run(Run.asRoot("echo", String.valueOf(i))).output().strip()))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void goesThroughItself() throws Exception {
    var jumping =
        new TestClient(home)
            .as(System.getProperty("user.name"))
            .through(System.getProperty("user.name") + "@127.0.0.1:" + server.port());
    try (RemoteNode behind = jumping.connect(server.port())) {
      assertThat(behind.run(Run.script("seq 100000")).output()).endsWith("100000\n");
    }
  }

  private static List<String> eightTimes(ThrowingCall call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int number = i;
        calls.add(() -> call.with(number));
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  @FunctionalInterface
  private interface ThrowingCall {
    String with(int number) throws Exception;
  }
}
