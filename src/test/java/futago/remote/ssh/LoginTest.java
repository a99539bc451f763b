package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.command.Run;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in, with what, and what is said to those who do not.
@Timeout(60)
class LoginTest {
  private static final KeyPair HOST_KEY = TestKeys.ed25519();
  private static final KeyPair KEY = TestKeys.ed25519();

  @TempDir private Path home;
  private TestClient client;
  private TestServer server;

  @BeforeEach
  void prepare() {
    client = new TestClient(home);
    server = new TestServer(HOST_KEY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void logsInWithAPassword() throws Exception {
    server.acceptingPassword((user, password) -> user.equals("tester") && password.equals("ひみつ"));
    client.with(SecretRequest.Kind.SSH_PASSWORD, "ひみつ");
    assertLoggedIn();
    assertThat(server.passwordTries()).isEqualTo(1);
    assertThat(client.asked())
        .containsExactly(
            new SecretRequest(
                SecretRequest.Kind.SSH_PASSWORD,
                "alice",
                "tester@[127.0.0.1]:" + server.port(),
                ""));
  }

  @Test
  void triesAWrongPasswordOnce() {
    server.acceptingPassword((_, _) -> false).asking("Password: ", (_, _) -> false);
    client.with(SecretRequest.Kind.SSH_PASSWORD, "wrong-secret");
    var refusal = refusal();
    assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.AUTHENTICATION_FAILED);
    assertThat(refusal.what().key()).isEqualTo("remote.password-wrong");
    assertThat(refusal.what().arguments().toString() + refusal.cure().arguments() + refusal)
        .doesNotContain("wrong-secret");
    assertThat(server.passwordTries()).isEqualTo(1);
  }

  @Test
  void answersTheKeyboardInteractiveWayInAnyLanguage() throws Exception {
    server.asking("パスワード: ", (_, password) -> password.equals("right"));
    client.with(SecretRequest.Kind.SSH_PASSWORD, "right");
    assertLoggedIn();
    assertThat(server.passwordTries()).isEqualTo(1);
  }

  @Test
  void triesAWrongPasswordOnceTheKeyboardInteractiveWayToo() {
    server.asking("Password: ", (_, _) -> false);
    client.with(SecretRequest.Kind.SSH_PASSWORD, "wrong");
    assertThat(refusal().what().key()).isEqualTo("remote.password-wrong");
    assertThat(server.passwordTries()).isEqualTo(1);
  }

  @Test
  void asksForNoPasswordWhenAKeyIsEnough() throws Exception {
    server.accepting(KEY.getPublic()).acceptingPassword((_, _) -> true);
    TestKeys.save(KEY, client.usualKey(), null);
    assertLoggedIn();
    assertThat(client.asked()).isEmpty();
  }

  @Test
  void tellsThatAPasswordWouldHelp() {
    server.acceptingPassword((_, _) -> true);
    TestKeys.save(KEY, client.usualKey(), null);
    var refusal = refusal();
    assertThat(refusal.what().key()).isEqualTo("remote.password-missing");
    assertThat(refusal.what().arguments().get(2).toString())
        .isEqualTo(client.usualKey().toString());
  }

  @Test
  void tellsThatOnlyAKeyHelps() {
    server.accepting(KEY.getPublic());
    client.with(SecretRequest.Kind.SSH_PASSWORD, "useless");
    assertThat(refusal().what().key()).isEqualTo("remote.key-refused");
    assertThat(client.asked()).as("a password would not help").isEmpty();
  }

  @Test
  void opensAKeyWithItsPassphrase() throws Exception {
    server.accepting(KEY.getPublic());
    Path file = TestKeys.save(KEY, home.resolve("keys/closed"), "open sesame");
    client.identity(file).with(SecretRequest.Kind.KEY_PASSPHRASE, "open sesame");
    assertLoggedIn();
    assertThat(client.asked()).extracting(SecretRequest::file).containsExactly(file.toString());
  }

  @Test
  void tellsAWrongPassphraseFromARefusedKey() {
    server.accepting(KEY.getPublic());
    Path file = TestKeys.save(KEY, home.resolve("keys/closed"), "open sesame");
    client.identity(file).with(SecretRequest.Kind.KEY_PASSPHRASE, "wrong");
    var refusal = refusal();
    assertThat(refusal.kind()).isEqualTo(RemoteException.Kind.AUTHENTICATION_FAILED);
    assertThat(refusal.what().key()).isEqualTo("remote.passphrase-wrong");
    assertThat(client.asked()).hasSize(1);
  }

  @Test
  void tellsThatAPassphraseIsMissing() {
    server.accepting(KEY.getPublic());
    client.identity(TestKeys.save(KEY, home.resolve("keys/closed"), "open sesame"));
    assertThat(refusal().what().key()).isEqualTo("remote.passphrase-missing");
  }

  @Test
  void asksForNoPassphraseOfAKeyThatIsNotWanted() throws Exception {
    server.acceptingPassword((_, _) -> true);
    TestKeys.save(KEY, client.usualKey(), "open sesame");
    client.with(SecretRequest.Kind.SSH_PASSWORD, "any");
    assertLoggedIn();
    assertThat(client.asked())
        .extracting(SecretRequest::kind)
        .containsExactly(SecretRequest.Kind.SSH_PASSWORD);
  }

  @Test
  void logsInWithAnRsaKey() throws Exception {
    KeyPair rsa = TestKeys.rsa();
    server.accepting(rsa.getPublic());
    TestKeys.save(rsa, home.resolve(".ssh/id_rsa"), null);
    assertLoggedIn();
  }

  @Test
  void refusesAnIdentityThatIsNoKey() throws Exception {
    Path file = Files.writeString(home.resolve("note"), "not a key\n");
    assertThat(client.identity(file)).isNotNull();
    assertThat(refusal().what().key()).isEqualTo("remote.identity-unreadable");
    client.identity(home.resolve("missing"));
    assertThat(refusal().what().key()).isEqualTo("remote.identity-unreadable");
  }

  @Test
  void logsInThroughTheAgent() throws Exception {
    KeyPair rsa = TestKeys.rsa();
    server.accepting(rsa.getPublic());
    try (var agent = new TestAgent(home.resolve("agent"), KEY, rsa)) {
      client.agent(agent.socket());
      assertLoggedIn();
      assertThat(agent.signatures()).as("only for the key that is wanted").isEqualTo(1);
    }
  }

  @Test
  void letsTheAgentOpenAKeyWithAPassphrase() throws Exception {
    server.accepting(KEY.getPublic());
    client.identity(TestKeys.save(KEY, home.resolve("keys/closed"), "open sesame"));
    try (var agent = new TestAgent(home.resolve("agent"), TestKeys.ed25519(), KEY)) {
      client.agent(agent.socket());
      assertLoggedIn();
    }
    assertThat(client.asked()).isEmpty();
  }

  @Test
  void doesWithoutAnAgentThatIsGone() throws Exception {
    server.accepting(KEY.getPublic());
    TestKeys.save(KEY, client.usualKey(), null);
    client.agent(home.resolve("no-such-socket"));
    assertLoggedIn();
  }

  private void assertLoggedIn() throws Exception {
    server.start();
    client.knowing(server, HOST_KEY);
    try (RemoteNode node = client.connect(server)) {
      assertThat(node.run(Run.asRoot("echo", "in")).output()).isEqualTo("in\n");
    }
  }

  private RemoteException refusal() {
    if (server.port() <= 0) {
      server.start();
      client.knowing(server, HOST_KEY);
    }
    return catchThrowableOfType(RemoteException.class, () -> client.connect(server));
  }
}
