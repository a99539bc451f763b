package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Run;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that ends while it is being made is made again; nothing is offered twice by that.
@Timeout(150)
class BrokenWayTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();

  @TempDir private Path home;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(HOST_KEY).acceptingPassword((_, said) -> said.equals("secret")).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteNode connect(Way way) throws RemoteException {
    return new TestClient(home)
        .knowing(way.port(), HOST_KEY)
        .with(SecretRequest.Kind.SSH_PASSWORD, "secret")
        .connect(way.port());
  }

  /// The server's greeting, its key exchange, and its answers up to how one may log in come to some
  /// 1,880 bytes.
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 39, 200, 1000, 1400, 1600, 1660, 1700, 1780, 1840, 1865})
  void isTriedAgain(int bytes) throws Exception {
    try (Way way = new Way(server.port(), time -> time == 1 ? bytes : Integer.MAX_VALUE);
        RemoteNode node = connect(way)) {
      assertThat(way.times()).isEqualTo(2);
      assertThat(node.run(Run.asRoot("echo", "here")).output()).isEqualTo("here\n");
      assertThat(server.passwordTries()).isEqualTo(1);
    }
  }

  @Test
  void isNotTriedForEver() throws Exception {
    try (Way way = new Way(server.port(), _ -> 1000)) {
      var gone = catchThrowableOfType(RemoteException.class, () -> connect(way));

      assertThat(gone.kind()).as(gone.toString()).isEqualTo(RemoteException.Kind.UNREACHABLE);
      assertThat(gone.what().key()).isEqualTo("remote.not-ssh");
      assertThat(way.times()).isEqualTo(3);
    }
  }

  /// A server that hangs up on a password has said no; asking again might lock the account.
  @Test
  void aPasswordIsNotOfferedTwice() throws Exception {
    server.close();
    server =
        new TestServer(HOST_KEY)
            .acceptingPassword(
                (_, _) -> {
                  server.cut();
                  return false;
                })
            .start();
    try (Way way = new Way(server.port(), _ -> Integer.MAX_VALUE)) {
      var refused = catchThrowableOfType(RemoteException.class, () -> connect(way));

      assertThat(refused.kind()).isEqualTo(RemoteException.Kind.AUTHENTICATION_FAILED);
      assertThat(server.passwordTries()).isEqualTo(1);
      assertThat(way.times()).isEqualTo(1);
    }
  }

  /// A way to a server that breaks after some bytes of the server's.
  private static final class Way implements AutoCloseable {
    private final int to;
    private final IntUnaryOperator breaksAfter;
    private final ServerSocket listening;
    private final AtomicInteger times = new AtomicInteger();

    /// @param to the server's port
    /// @param breaksAfter how many bytes come through, the first time, the second and so on
    Way(int to, IntUnaryOperator breaksAfter) throws IOException {
      this.to = to;
      this.breaksAfter = breaksAfter;
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(this::accept);
    }

    int port() {
      return listening.getLocalPort();
    }

    int times() {
      return times.get();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = listening.accept();
          var server = new Socket(InetAddress.getLoopbackAddress(), to);
          int bytes = breaksAfter.applyAsInt(times.incrementAndGet());
          Thread.startVirtualThread(() -> pass(client, server, Integer.MAX_VALUE));
          Thread.startVirtualThread(() -> pass(server, client, bytes));
        }
      } catch (IOException closed) {
        return;
      }
    }

    private static void pass(Socket from, Socket to, int bytes) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] some = new byte[4096];
        int left = bytes;
        while (left > 0) {
          int come = in.read(some, 0, Math.min(some.length, left));
          if (come < 0) {
            return;
          }
          out.write(some, 0, come);
          left -= come;
        }
      } catch (IOException over) {
        return;
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
