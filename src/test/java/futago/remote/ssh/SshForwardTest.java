package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.Forward;
import futago.remote.RemoteNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A port here that comes out at a node.
@Timeout(60)
class SshForwardTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir private Path home;
  private ServerSocket behind;
  private TestClient client;

  @BeforeEach
  void somethingBehindTheNode() throws IOException {
    client = new TestClient(home);
    TestKeys.save(USER_KEY, client.usualKey(), null);
    behind = new ServerSocket(0, 5, LOOPBACK);
    Thread.startVirtualThread(this::echo);
  }

  @AfterEach
  void nothingBehindTheNode() throws IOException {
    behind.close();
  }

  private void echo() {
    while (!behind.isClosed()) {
      try (Socket socket = behind.accept()) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private TestServer server() {
    return new TestServer(HOST_KEY).accepting(USER_KEY.getPublic());
  }

  @Test
  void aConnectionComesOutAtTheNode() throws Exception {
    try (TestServer server = server().forwarding().start();
        RemoteNode node = client.knowing(server, HOST_KEY).connect(server);
        Forward forward = node.forward("127.0.0.1", behind.getLocalPort())) {
      assertThat(server.forwarded()).isEmpty();
      assertThat(said("to and fro", forward.port())).isEqualTo("to and fro");
      assertThat(said("x".repeat(100_000), forward.port())).hasSize(100_000);
      assertThat(forward.trouble()).isEmpty();
      assertThat(node.run(Run.asRoot("echo", "beside")).output()).isEqualTo("beside\n");
    }
  }

  @Test
  void whatIsRefusedThereIsHungUpOnHereAndTheNextOneIsTriedAllTheSame() throws Exception {
    int port = behind.getLocalPort();
    try (TestServer server = server().forwarding().start();
        RemoteNode node = client.knowing(server, HOST_KEY).connect(server);
        Forward forward = node.forward("127.0.0.1", port)) {
      // Only now: the others could have been given its port.
      behind.close();
      assertThat(said("anybody?", forward.port())).isEmpty();
      assertThat(forward.trouble()).isPresent();
      behind = new ServerSocket(port, 5, LOOPBACK);
      Thread.startVirtualThread(this::echo);
      assertThat(said("now?", forward.port())).isEqualTo("now?");
      assertThat(forward.trouble()).isEmpty();
    }
  }

  @Test
  void aServerThatForwardsNothingIsNamedAsTheReason() throws Exception {
    try (TestServer server = server().start();
        RemoteNode node = client.knowing(server, HOST_KEY).connect(server);
        Forward forward = node.forward("127.0.0.1", behind.getLocalPort())) {
      assertThat(said("hello", forward.port())).isEmpty();
      assertThat(forward.trouble()).isPresent();
    }
  }

  @Test
  void aNodeThatWasAwayIsConnectedToAgain() throws Exception {
    try (TestServer server = server().forwarding().start();
        RemoteNode node = client.knowing(server, HOST_KEY).connect(server);
        Forward forward = node.forward("127.0.0.1", behind.getLocalPort())) {
      assertThat(said("before", forward.port())).isEqualTo("before");
      server.cut();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!said("after", forward.port()).equals("after")) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
  }

  @Test
  void closedItTakesNobodyAndEndsWhatPasses() throws Exception {
    try (TestServer server = server().forwarding().start();
        RemoteNode node = client.knowing(server, HOST_KEY).connect(server)) {
      Forward forward = node.forward("127.0.0.1", behind.getLocalPort());
      try (var passing = new Socket(LOOPBACK, forward.port())) {
        passing.getOutputStream().write('a');
        assertThat(passing.getInputStream().read()).isEqualTo('a');
        forward.close();
        assertThat(passing.getInputStream().read()).isEqualTo(-1);
      }
      // Who waits for a connection lets go of the port when it has been woken.
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (isOpen(forward.port())) {
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(LOOPBACK, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /// What comes back of what is said; nothing if it was hung up on.
  private static String said(String text, int port) {
    try (var socket = new Socket(LOOPBACK, port)) {
      Thread.startVirtualThread(
          () -> {
            try {
              socket.getOutputStream().write(text.getBytes(UTF_8));
            } catch (IOException hungUp) {
              return;
            }
          });
      return new String(socket.getInputStream().readNBytes(text.length()), UTF_8);
    } catch (java.net.SocketException reset) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
