package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Run;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the connection breaks: before a command, and under it.
@Timeout(60)
class LostConnectionTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();

  @TempDir private Path home;
  private TestClient client;
  private TestServer server;
  private RemoteNode node;

  @BeforeEach
  void connect() throws Exception {
    server = newServer().start();
    client =
        new TestClient(home)
            .knowing(server, HOST_KEY)
            .with(SecretRequest.Kind.SSH_PASSWORD, "secret");
    node = client.connect(server);
  }

  @AfterEach
  void disconnect() {
    node.close();
    server.close();
  }

  @Test
  void saysThatTheOutcomeIsNotKnown() {
    var running = new CountDownLatch(1);
    Thread.startVirtualThread(
        () -> {
          try {
            running.await();
            server.cut();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var lost =
        catchThrowableOfType(
            RemoteException.class,
            () -> node.run(Run.script("echo half way; sleep 20"), (_, _) -> running.countDown()));
    assertThat(lost.kind()).isEqualTo(RemoteException.Kind.CONNECTION_LOST);
    assertThat(lost.what().arguments()).containsExactly("alice", "half way");
    assertThat(server.lines()).as("it is not run again").hasSize(1);
  }

  @Test
  void connectsAgainBeforeTheNextCommand() throws Exception {
    node.run(Run.asRoot("true"));
    server.cut();
    assertThat(node.run(Run.asRoot("echo", "again")).output()).isEqualTo("again\n");
    assertThat(server.lines()).hasSize(2);
    assertThat(client.asked()).as("the password is remembered").hasSize(1);
  }

  @Test
  void connectsAgainAfterAReboot() throws Exception {
    int port = server.port();
    server.close();
    var down = catchThrowableOfType(RemoteException.class, () -> node.run(Run.asRoot("true")));
    assertThat(down.kind()).isEqualTo(RemoteException.Kind.UNREACHABLE);
    server = newServer().start(port);
    assertThat(node.run(Run.asRoot("echo", "up")).output()).isEqualTo("up\n");
  }

  @Test
  void staysClosedOnceItIsClosed() {
    node.close();
    var gone = catchThrowableOfType(RemoteException.class, () -> node.run(Run.asRoot("true")));
    assertThat(gone.kind()).isEqualTo(RemoteException.Kind.CONNECTION_LOST);
    assertThat(server.lines()).isEmpty();
  }

  private static TestServer newServer() {
    return new TestServer(HOST_KEY).acceptingPassword((_, password) -> password.equals("secret"));
  }
}
