package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.Content;
import futago.command.Run;
import futago.command.Secret;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands over one connection, run by a real shell.
@Timeout(120)
class SshNodeTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();

  @TempDir private static Path home;
  private static TestServer server;
  private static RemoteNode node;

  @TempDir private Path scratch;

  @BeforeAll
  static void connect() throws Exception {
    server =
        new TestServer(HOST_KEY)
            .accepting(USER_KEY.getPublic())
            .with("LC_ALL", "ja_JP.UTF-8")
            .with("LANGUAGE", "ja")
            .start();
    var client = new TestClient(home).knowing(server, HOST_KEY);
    TestKeys.save(USER_KEY, client.usualKey(), null);
    node = client.connect(server);
  }

  @AfterAll
  static void disconnect() {
    node.close();
    server.close();
  }

  @Test
  void tellsStatusAndBothStreamsApart() throws Exception {
    List<String> seen = new ArrayList<>();
    CommandResult result =
        node.run(
            Run.script("echo out; echo err >&2; printf last; exit 7"),
            (stream, line) -> seen.add(stream + " " + line));
    assertThat(result).isEqualTo(new CommandResult(7, "out\nlast", "err\n"));
    assertThat(seen).containsExactlyInAnyOrder("OUT out", "ERR err", "OUT last");
  }

  @Test
  void givesArgumentsToTheProgramAsTheyAre() throws Exception {
    String[] words = {"printf", "[%s]\n", "", " ", "it's", "$HOME", "a\nb", "*", "--", "双子", "\\"};
    assertThat(node.run(Run.asRoot(words)).output())
        .isEqualTo("[]\n[ ]\n[it's]\n[$HOME]\n[a\nb]\n[*]\n[--]\n[双子]\n[\\]\n");
  }

  @Test
  void pinsTheLocale() throws Exception {
    assertThat(node.run(Run.script("echo $LC_ALL $LANGUAGE")).output()).isEqualTo("C C\n");
  }

  @Test
  void reportsSignalsAsShellsDo() throws Exception {
    assertThat(node.run(Run.script("kill -TERM $$")).status()).isEqualTo(143);
    assertThat(node.run(Run.asRoot("/no/such/program")).status()).isEqualTo(127);
  }

  @Test
  void sendsBinaryInputExactly() throws Exception {
    byte[] bytes = new byte[5_000_000];
    new Random(1).nextBytes(bytes);
    Path file = scratch.resolve("copy");
    Run copy =
        Run.script("cat > \"$1\"", file.toString())
            .withInput(new Content.Confidential(Secret.of(bytes)));
    assertThat(node.run(copy).succeeded()).isTrue();
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void closesAnEmptyInputAtOnce() throws Exception {
    assertThat(node.run(Run.asRoot("wc", "-c")).output().strip()).isEqualTo("0");
  }

  @Test
  void survivesACommandThatDoesNotReadItsInput() throws Exception {
    String much = "x".repeat(20_000_000);
    Run refusing = Run.script("exec <&-; exit 3").withInput(new Content.Text(much));
    assertThat(node.run(refusing).status()).isEqualTo(3);
    assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
  }

  @Test
  void runsEightCommandsAtOnceOnOneConnection() throws Exception {
    Path meeting = scratch.resolve("meeting");
    String meet = "echo >> \"$1\"; while [ $(wc -l < \"$1\") -lt 8 ]; do sleep 0.02; done; echo $2";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = String.valueOf(i);
        calls.add(() -> node.run(Run.script(meet, meeting.toString(), name)).output().strip());
      }
      List<String> answers = new ArrayList<>();
      for (var future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      assertThat(answers).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void staysSmallWithVeryMuchOutput() throws Exception {
    var lines = new AtomicInteger();
    CommandResult result =
        node.run(
            Run.script("yes 'a line of forty characters, or about that' | head -n 1000000"),
            (_, _) -> lines.incrementAndGet());
    assertThat(lines).hasValue(1_000_000);
    assertThat(result.output())
        .hasSizeBetween(1_000_000, 1024 * 1024)
        .startsWith("a line")
        .endsWith("that\n");
  }

  @Test
  void endsACommandThatTakesTooLong() throws Exception {
    Path pid = scratch.resolve("pid");
    Run hanging =
        Run.script("echo $$ > \"$1\"; echo working; sleep 600; echo never", pid.toString())
            .within(Duration.ofSeconds(5));
    assertThatThrownBy(() -> node.run(hanging))
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(RemoteException.Kind.DEADLINE_PASSED);
              assertThat(e.what().arguments()).containsExactly("alice", "5", "working");
            });
    Processes.assertEnded(pid);
    assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
  }

  @Test
  void killsACommandThatIgnoresBeingAsked() throws Exception {
    Path pid = scratch.resolve("pid");
    Run stubborn =
        Run.script("trap '' TERM; echo $$ > \"$1\"; while :; do sleep 1; done", pid.toString())
            .within(Duration.ofSeconds(5));
    assertThatThrownBy(() -> node.run(stubborn)).isInstanceOf(RemoteException.class);
    Processes.assertEnded(pid);
  }

  @Test
  void endsWhatHasAnEnvironmentOfItsOwn() throws Exception {
    Path pid = scratch.resolve("pid");
    String likeSu =
        "env -i PATH=\"$PATH\" sh -c 'echo $$ > \"$1\"; sleep 600; true' sh \"$1\"; true";
    assertThatThrownBy(
            () -> node.run(Run.script(likeSu, pid.toString()).within(Duration.ofSeconds(5))))
        .isInstanceOf(RemoteException.class);
    Processes.assertEnded(pid);
  }

  @Test
  void endsTheCommandOfAnInterruptedThread() throws Exception {
    Path pid = scratch.resolve("pid");
    var running = new CountDownLatch(1);
    var outcome = new CompletableFuture<Throwable>();
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              try {
                node.run(
                    Run.script("echo $$ > \"$1\"; echo on; sleep 600", pid.toString()),
                    (_, _) -> running.countDown());
                outcome.complete(null);
              } catch (RemoteException | InterruptedException e) {
                outcome.complete(e);
              }
            });
    running.await();
    caller.interrupt();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    Processes.assertEnded(pid);
    assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void doesNotWaitForWhatACommandLeavesRunning() throws Exception {
    CommandResult result =
        node.run(Run.script("sleep 600 & echo $!").within(Duration.ofSeconds(60)));
    long left = Long.parseLong(result.output().strip());
    assertThat(ProcessHandle.of(left)).as("it is not ended either").isPresent();
    ProcessHandle.of(left).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void tellsOneLineAtATimeInOrder() throws Exception {
    var inside = new AtomicInteger();
    var together = new AtomicInteger();
    List<String> out = new ArrayList<>();
    node.run(
        Run.script("for i in $(seq 500); do echo $i; echo $i >&2; done"),
        (stream, line) -> {
          together.accumulateAndGet(inside.incrementAndGet(), Math::max);
          if (stream == OutputListener.Stream.OUT) {
            out.add(line);
          }
          inside.decrementAndGet();
        });
    assertThat(together).hasValue(1);
    assertThat(out).hasSize(500).startsWith("1", "2").endsWith("499", "500");
  }

  @Test
  void passesOnWhatAListenerThrows() {
    assertThatThrownBy(
            () ->
                node.run(
                    Run.script("seq 100000"),
                    (_, _) -> {
                      throw new IllegalStateException("listener");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("listener");
  }

  @Test
  void putsNoInputOnTheLine() throws Exception {
    String secret = "s3cr3t-of-the-input";
    node.run(Run.asRoot("cat").withInput(new Content.Confidential(Secret.of(secret))));
    assertThat(server.lines()).noneMatch(line -> line.contains(secret));
    assertThat(new String(Secret.of(secret).reveal(), UTF_8)).isEqualTo(secret);
  }
}
