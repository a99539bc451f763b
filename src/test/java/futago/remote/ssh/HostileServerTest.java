package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Servers that mean harm: what they send is bounded in memory and in time.
@Timeout(180)
class HostileServerTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();
  private static final long MIB = 1 << 20;

  @TempDir private Path home;

  /// What a listener is told, summed up.
  private static final class Heard {
    private final AtomicLong characters = new AtomicLong();
    private final AtomicInteger longest = new AtomicInteger();

    private void line(String line) {
      characters.addAndGet(line.length());
      longest.accumulateAndGet(line.length(), Math::max);
    }
  }

  private TestServer server() {
    return new TestServer(HOST_KEY).accepting(USER_KEY.getPublic()).start();
  }

  private RemoteNode connect(TestServer server) throws Exception {
    var client = new TestClient(home).knowing(server, HOST_KEY);
    TestKeys.save(USER_KEY, client.usualKey(), null);
    return client.connect(server);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// One line without an end, zeroes, noise and a flood of lines.
  @ParameterizedTest
  @CsvSource({
    "tr '\\0' x </dev/zero | head -c $1",
    "head -c $1 /dev/zero",
    "head -c $1 /dev/urandom",
    "yes | head -c $1",
    "yes | head -c $1 >&2"
  })
  void muchOutputTakesLittleMemory(String script) throws Exception {
    flood(script, 64 * MIB);
  }

  @Test
  @Tag("exhaustive")
  void gigabytesTakeNoMore() throws Exception {
    flood("tr '\\0' x </dev/zero | head -c $1", 3 * 1024 * MIB);
  }

  private void flood(String script, long bytes) throws Exception {
    try (TestServer server = server();
        RemoteNode node = connect(server)) {
      long before = used();
      var heard = new Heard();
      CommandResult result =
          node.run(
              Run.script(script, Long.toString(bytes)).within(Duration.ofMinutes(3)),
              (_, line) -> heard.line(line));

      assertThat(result.status()).isZero();
      assertThat(result.output().length() + result.error().length()).isLessThanOrEqualTo((int) MIB);
      assertThat(heard.longest.get()).isLessThanOrEqualTo(LineSplitter.LONGEST_PIECE);
      assertThat(heard.characters.get()).isPositive();
      assertThat(used() - before).isLessThan(48 * MIB);
    }
  }

  /// A command that goes on printing is ended when its time is up, all the same.
  @ParameterizedTest
  @CsvSource({
    "while :; do printf .; sleep 0.05; done",
    "while :; do printf '[sudo] password for root: '; read x || sleep 0.05; done",
    "yes",
    "cat /dev/urandom",
    "trap '' TERM HUP INT; while :; do echo no; sleep 0.05; done"
  })
  void theDeadlineIsKept(String script) throws Exception {
    try (TestServer server = server();
        RemoteNode node = connect(server)) {
      var failure =
          catchThrowableOfType(
              RemoteException.class,
              () -> node.run(Run.script(script).within(Duration.ofSeconds(1)), (_, _) -> {}));

      assertThat(failure.kind()).isEqualTo(RemoteException.Kind.DEADLINE_PASSED);
      assertThat(Texts.in(Locale.ENGLISH).say(failure.what())).hasSizeLessThan(9000);
      assertThat(node.run(Run.asRoot("echo", "alive")).output()).isEqualTo("alive\n");
    }
  }

  /// What is said in place of a greeting.
  enum Greeting {
    NOTHING {
      @Override
      void say(OutputStream out) throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(10));
      }
    },
    DRIP {
      @Override
      void say(OutputStream out) throws IOException, InterruptedException {
        while (true) {
          out.write('S');
          out.flush();
          Thread.sleep(20);
        }
      }
    },
    ENDLESS_LINE {
      @Override
      void say(OutputStream out) throws IOException {
        byte[] much = "x".repeat(65_536).getBytes(ISO_8859_1);
        while (true) {
          out.write(much);
        }
      }
    },
    ENDLESS_LINES {
      @Override
      void say(OutputStream out) throws IOException {
        byte[] much = "\u001b[31mwelcome\r\n".repeat(4_000).getBytes(ISO_8859_1);
        while (true) {
          out.write(much);
        }
      }
    },
    LARGE_PACKET {
      @Override
      void say(OutputStream out) throws IOException {
        out.write("SSH-2.0-hostile\r\n".getBytes(ISO_8859_1));
        byte[] much = new byte[65_536];
        java.util.Arrays.fill(much, (byte) 0x7f);
        while (true) {
          out.write(much);
        }
      }
    },
    HTTP {
      @Override
      void say(OutputStream out) throws IOException {
        out.write("HTTP/1.1 400 \u001b[2J\r\n\r\n<html>".getBytes(ISO_8859_1));
      }
    };

    abstract void say(OutputStream out) throws IOException, InterruptedException;
  }

  @ParameterizedTest
  @EnumSource
  void aGreetingThatIsNoneEnds(Greeting greeting) throws Exception {
    List<Socket> open = new CopyOnWriteArrayList<>();
    try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> serve(listening, greeting, open));
      long before = used();
      var client =
          new TestClient(home)
              .knowing(listening.getLocalPort(), HOST_KEY)
              .waitingForAGreeting(Duration.ofSeconds(2));

      var failure =
          catchThrowableOfType(
              RemoteException.class, () -> client.connect(listening.getLocalPort()));

      assertThat(Texts.in(Locale.ENGLISH).say(failure.what()))
          .contains("alice")
          .hasSizeLessThan(1000)
          .doesNotContain("\u001b");
      assertThat(used() - before).isLessThan(32 * MIB);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static void serve(ServerSocket listening, Greeting greeting, List<Socket> open) {
    while (true) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.startVirtualThread(
            () -> {
              try {
                greeting.say(socket.getOutputStream());
              } catch (IOException | InterruptedException clientGone) {
                return;
              }
            });
      } catch (IOException closed) {
        return;
      }
    }
  }
}
