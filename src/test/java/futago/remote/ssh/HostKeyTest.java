package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Is the host the one it was?
@Timeout(60)
class HostKeyTest {
  private static final KeyPair ED25519 = TestKeys.ed25519();
  private static final KeyPair OTHER = TestKeys.ed25519();
  private static final KeyPair RSA = TestKeys.rsa();
  private static final KeyPair USER_KEY = TestKeys.ed25519();

  @TempDir private Path home;
  private TestClient client;

  @BeforeEach
  void prepare() {
    client = new TestClient(home);
    TestKeys.save(USER_KEY, client.usualKey(), null);
  }

  @Test
  void asksAboutAnUnknownKeyAndRemembersIt() throws Exception {
    List<UnknownHostKey> questions = new ArrayList<>();
    try (TestServer server = server(ED25519)) {
      client.policy(questions::add);
      client.connect(server).close();
      client.policy(HostKeyPolicy.refuse());
      client.connect(server).close();
      assertThat(questions)
          .containsExactly(
              new UnknownHostKey(
                  "alice",
                  "127.0.0.1",
                  server.port(),
                  "ssh-ed25519",
                  TestKeys.published(ED25519).fingerprint()));
      assertThat(Files.readString(client.knownHosts()))
          .isEqualTo(
              "[127.0.0.1]:%d ssh-ed25519 %s\n"
                  .formatted(server.port(), TestKeys.published(ED25519).base64()));
    }
  }

  @Test
  void refusesAnUnknownKeyWhenToldSo() throws Exception {
    try (TestServer server = server(ED25519)) {
      var refusal = refusal(server);
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.HOST_KEY_UNKNOWN);
      assertThat(refusal.what().arguments())
          .contains("alice", TestKeys.published(ED25519).fingerprint());
      assertThat(client.knownHosts()).doesNotExist();
      assertThat(client.asked()).isEmpty();
    }
  }

  @Test
  void refusesAChangedKeyWhateverThePolicy() throws Exception {
    try (TestServer server = server(ED25519)) {
      client.knowing(server, OTHER).policy(HostKeyPolicy.acceptAndRemember());
      String before = Files.readString(client.knownHosts());
      var refusal = refusal(server);
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.HOST_KEY_CHANGED);
      assertThat(refusal.what().arguments())
          .containsExactly(
              "alice",
              "[127.0.0.1]:" + server.port(),
              "ssh-ed25519 " + TestKeys.published(OTHER).fingerprint(),
              client.knownHosts().toString(),
              "1",
              "ssh-ed25519 " + TestKeys.published(ED25519).fingerprint());
      assertThat(refusal.cure().arguments().get(1).toString())
          .isEqualTo(
              "ssh-keygen -f %s -R '[127.0.0.1]:%d'".formatted(client.knownHosts(), server.port()));
      assertThat(Files.readString(client.knownHosts())).isEqualTo(before);
    }
  }

  @Test
  void asksForTheTypeThatIsRecorded() throws Exception {
    try (TestServer server = server(ED25519, RSA)) {
      client.knowing(server, RSA);
      try (RemoteNode node = client.connect(server)) {
        assertThat(node.name()).isEqualTo("alice");
      }
    }
  }

  @Test
  void doesNotFallForAHostThatHidesItsRecordedType() throws Exception {
    try (TestServer server = server(ED25519)) {
      client.knowing(server, RSA).policy(HostKeyPolicy.acceptAndRemember());
      assertThat(refusal(server).kind()).isEqualTo(RemoteException.Kind.HOST_KEY_CHANGED);
    }
  }

  @Test
  void refusesARevokedKey() throws Exception {
    try (TestServer server = server(ED25519)) {
      Files.createDirectories(client.knownHosts().getParent());
      client.policy(HostKeyPolicy.acceptAndRemember());
      Files.writeString(
          client.knownHosts(),
          "@revoked [127.0.0.1]:%d ssh-ed25519 %s"
              .formatted(server.port(), TestKeys.published(ED25519).base64()));
      var refusal = refusal(server);
      assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.HOST_KEY_CHANGED);
      assertThat(refusal.what().key()).isEqualTo("remote.host-key-revoked");
    }
  }

  @Test
  void saysSoWhenTheKnownHostsCannotBeRead() throws Exception {
    try (TestServer server = server(ED25519)) {
      Files.createDirectories(client.knownHosts());
      var refusal = refusal(server);
      assertThat(refusal.what().key()).isEqualTo("remote.known-hosts-unreadable");
    }
  }

  private RemoteException refusal(TestServer server) {
    return catchThrowableOfType(RemoteException.class, () -> client.connect(server));
  }

  private static TestServer server(KeyPair... hostKeys) {
    return new TestServer(hostKeys).accepting(USER_KEY.getPublic()).start();
  }
}
