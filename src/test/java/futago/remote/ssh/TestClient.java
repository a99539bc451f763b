package futago.remote.ssh;

import futago.command.Secret;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.NodeSpec;
import futago.spec.SshSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user of SSH whose home is a temporary directory, and what is asked of that user.
final class TestClient {
  private final Path home;
  private final Map<SecretRequest.Kind, String> secrets = new EnumMap<>(SecretRequest.Kind.class);
  private final List<SecretRequest> asked = new ArrayList<>();
  private Optional<Path> agent = Optional.empty();
  private String user = "tester";
  private Optional<String> identity = Optional.empty();
  private Optional<String> jump = Optional.empty();
  private boolean sudo;
  private Optional<Duration> longestGreeting = Optional.empty();
  private HostKeyPolicy policy = HostKeyPolicy.refuse();

  TestClient(Path home) {
    this.home = home;
  }

  TestClient knowing(TestServer server, KeyPair hostKey) {
    return knowing(server.port(), hostKey);
  }

  TestClient knowing(int port, KeyPair hostKey) {
    try {
      new KnownHosts(List.of(knownHosts()))
          .remember("127.0.0.1", port, TestKeys.published(hostKey));
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  TestClient with(SecretRequest.Kind kind, String secret) {
    secrets.put(kind, secret);
    return this;
  }

  TestClient as(String login) {
    user = login;
    return this;
  }

  TestClient identity(Path file) {
    identity = Optional.of(file.toString());
    return this;
  }

  TestClient through(String host) {
    jump = Optional.of(host);
    return this;
  }

  TestClient sudo() {
    sudo = true;
    return this;
  }

  TestClient agent(Path socket) {
    agent = Optional.of(socket);
    return this;
  }

  TestClient waitingForAGreeting(Duration longest) {
    longestGreeting = Optional.of(longest);
    return this;
  }

  TestClient policy(HostKeyPolicy decision) {
    policy = decision;
    return this;
  }

  TestClient config(String text) {
    try {
      Files.createDirectories(home.resolve(".ssh"));
      Files.writeString(home.resolve(".ssh/config"), text);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The private key that is found without being named.
  Path usualKey() {
    return home.resolve(".ssh/id_ed25519");
  }

  Path knownHosts() {
    return home.resolve(".ssh/known_hosts");
  }

  /// The secrets that were asked for, in order.
  List<SecretRequest> asked() {
    return asked;
  }

  RemoteNode connect(TestServer server) throws RemoteException {
    return connect(server.port());
  }

  RemoteNode connect(int port) throws RemoteException {
    return connect("127.0.0.1", Optional.of(port));
  }

  RemoteNode connect(String host, Optional<Integer> port) throws RemoteException {
    var ssh = new SshSpec(host, port, Optional.of(user), identity, jump, sudo);
    return connect(ssh);
  }

  RemoteNode connect(SshSpec ssh) throws RemoteException {
    var files =
        new SshFiles(home, home.resolve(".ssh/config"), List.of(knownHosts()), agent, "local");
    var node = new NodeSpec("alice", "192.0.2.1", "eth0", ssh, Optional.empty());
    var connector =
        longestGreeting
            .map(longest -> new SshConnector(files, longest))
            .orElseGet(() -> new SshConnector(files));
    return connector.connect(node, this::supply, policy);
  }

  private synchronized Optional<Secret> supply(SecretRequest request) {
    asked.add(request);
    return Optional.ofNullable(secrets.get(request.kind())).map(Secret::of);
  }
}
