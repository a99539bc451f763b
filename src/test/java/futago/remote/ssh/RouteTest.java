package futago.remote.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Run;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.SshSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.server.ServerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The way to a node: aliases, hosts in between, and what is said when there is none.
@Timeout(60)
class RouteTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair GATE_KEY = TestKeys.ed25519();
  private static final KeyPair USER_KEY = TestKeys.ed25519();

  @TempDir private Path home;
  private TestClient client;

  @BeforeEach
  void prepare() {
    client = new TestClient(home);
    TestKeys.save(USER_KEY, client.usualKey(), null);
  }

  @Test
  void goesThroughAJumpHost() throws Exception {
    try (TestServer gate = gate();
        TestServer server = server()) {
      client.knowing(gate, GATE_KEY).knowing(server, HOST_KEY);
      client.through("guest@127.0.0.1:" + gate.port());
      try (RemoteNode node = client.connect(server)) {
        assertThat(node.run(Run.asRoot("echo", "through")).output()).isEqualTo("through\n");
      }
      assertThat(gate.forwarded())
          .extracting(address -> address.getPort())
          .containsExactly(server.port());
      assertThat(gate.lines()).isEmpty();
      assertThat(client.asked())
          .containsExactly(
              new SecretRequest(
                  SecretRequest.Kind.JUMP_PASSWORD,
                  "alice",
                  "guest@[127.0.0.1]:" + gate.port(),
                  ""));
    }
  }

  @Test
  void checksTheJumpHostsKeyToo() throws Exception {
    try (TestServer gate = gate();
        TestServer server = server()) {
      client.knowing(gate, HOST_KEY).knowing(server, HOST_KEY);
      client.through("guest@127.0.0.1:" + gate.port());
      assertThat(refusal(server).kind()).isEqualTo(RemoteException.Kind.HOST_KEY_CHANGED);
    }
  }

  @Test
  void saysThatTheJumpHostDoesNotGetFurther() throws Exception {
    try (TestServer gate = gate()) {
      client.knowing(gate, GATE_KEY).through("guest@127.0.0.1:" + gate.port());
      var refusal =
          catchThrowableOfType(
              RemoteException.class, () -> client.connect("127.0.0.1", Optional.of(freePort())));
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.UNREACHABLE);
      assertThat(refusal.what().key()).isEqualTo("remote.jump-refused");
    }
  }

  @Test
  void followsAnAlias() throws Exception {
    try (TestServer gate = gate();
        TestServer server = server()) {
      Path key = TestKeys.save(USER_KEY, home.resolve("elsewhere/key of alice"), null);
      client
          .knowing(gate, GATE_KEY)
          .knowing(server, HOST_KEY)
          .config(
              """
              Host db-*
                HostName 127.0.0.1
                Port %d
                User alias
                IdentityFile "%s"
                ProxyJump gate
              Host gate
                HostName 127.0.0.1
                Port %d
                User guest
              """
                  .formatted(server.port(), key, gate.port()));
      var alias =
          new SshSpec(
              "db-1",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false);
      try (RemoteNode node = client.connect(alias)) {
        assertThat(node.run(Run.asRoot("true")).succeeded()).isTrue();
      }
      assertThat(gate.forwarded()).hasSize(1);
    }
  }

  @Test
  void tellsWhyANodeCannotBeReached() throws Exception {
    assertThat(refusal("127.0.0.1", freePort()).what().key()).isEqualTo("remote.refused");
    assertThat(refusal("no-such-host.invalid", 22).what().key()).isEqualTo("remote.unknown-host");
    assertThat(refusal("127.0.0.1", freePort()).kind()).isEqualTo(RemoteException.Kind.UNREACHABLE);
  }

  @Test
  void tellsAServerThatDoesNotSpeakSsh() throws Exception {
    assertThat(
            refusalOfServer(
                socket ->
                    socket
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII))))
        .isEqualTo("remote.not-ssh");
  }

  @Test
  void takesAServerThatHangsUpForOneThatIsStarting() throws Exception {
    assertThat(refusalOfServer(socket -> socket.setSoLinger(true, 0))).isEqualTo("remote.not-ssh");
    assertThat(
            refusalOfServer(
                socket -> {
                  socket.getOutputStream().write("SSH-2.0-Starting\r\n".getBytes(US_ASCII));
                  socket.setSoLinger(true, 0);
                }))
        .isEqualTo("remote.not-ssh");
  }

  /// What is said of a server that does this with a connection, and then ends it.
  private String refusalOfServer(Greeting greeting) throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(
          () -> {
            try (Socket socket = server.accept()) {
              greeting.give(socket);
            } catch (IOException closed) {
              return;
            }
          });
      var refusal = refusal("127.0.0.1", server.getLocalPort());
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.UNREACHABLE);
      return refusal.what().key();
    }
  }

  @FunctionalInterface
  private interface Greeting {
    void give(Socket socket) throws IOException;
  }

  @Test
  void saysThatPostQuantumOnlyIsTooMuch() {
    try (TestServer server =
        new TestServer(HOST_KEY)
            .set(
                sshd ->
                    sshd.setKeyExchangeFactories(
                        List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.mlkem768x25519))))
            .start()) {
      var refusal = refusal(server);
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.PROTOCOL);
      assertThat(refusal.what().key()).isEqualTo("remote.post-quantum-only");
      assertThat(refusal.what().arguments()).contains("mlkem768x25519-sha256");
    }
  }

  @Test
  void saysWhatAServerOffersThatNobodyShouldTake() {
    try (TestServer server =
        new TestServer(HOST_KEY)
            .set(sshd -> sshd.setCipherFactories(List.of(BuiltinCiphers.none)))
            .start()) {
      var refusal = refusal(server);
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.PROTOCOL);
      assertThat(refusal.what().key()).isEqualTo("remote.no-common-algorithm");
      assertThat(refusal.what().arguments()).contains("none");
    }
  }

  @Test
  void refusesAJumpThatCannotBeUnderstood() {
    client.through("a@b@c:x");
    assertThat(refusal("127.0.0.1", 22).what().key()).isEqualTo("remote.jump-unclear");
  }

  private TestServer gate() {
    client.with(SecretRequest.Kind.JUMP_PASSWORD, "gate");
    return new TestServer(GATE_KEY)
        .acceptingPassword((user, password) -> user.equals("guest") && password.equals("gate"))
        .forwarding()
        .start();
  }

  private static TestServer server() {
    return new TestServer(HOST_KEY).accepting(USER_KEY.getPublic()).start();
  }

  private RemoteException refusal(TestServer server) {
    return refusal("127.0.0.1", server.port());
  }

  private RemoteException refusal(String host, int port) {
    return catchThrowableOfType(
        RemoteException.class, () -> client.connect(host, Optional.of(port)));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
