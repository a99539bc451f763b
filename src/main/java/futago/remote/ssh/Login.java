package futago.remote.ssh;

import futago.command.Secret;
import futago.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/// Logs in: keys first, those of the agent and those in files, then a password. Nobody is asked for
/// a secret that would not help, and no secret is tried twice.
final class Login {
  /// OpenSSH hangs up after six tries; one is left for a password.
  private static final int MOST_KEYS = 5;

  private static final Pattern OPENSSH = Pattern.compile("OpenSSH_([0-9]+)\\.([0-9]+)");

  private final String node;
  private final SshTarget target;
  private final Credentials credentials;
  private final SshFiles files;
  private final SSHClient client;
  private final LoginTrouble trouble;
  private final List<String> tried = new ArrayList<>();

  Login(String node, SshTarget target, Credentials credentials, SshFiles files, SSHClient client) {
    this.node = node;
    this.target = target;
    this.credentials = credentials;
    this.files = files;
    this.client = client;
    this.trouble = new LoginTrouble(node, target);
  }

  /// Something to log in with that needs no password.
  @FunctionalInterface
  private interface Key {
    boolean opens() throws RemoteException, IOException;
  }

  /// Logs in, or says why not.
  void authenticate() throws RemoteException, IOException {
    if (isOpenToAll()) {
      return;
    }
    for (Key key : keys()) {
      if (!allowed().contains("publickey")) {
        break;
      }
      if (key.opens()) {
        return;
      }
    }
    password();
  }

  private List<Key> keys() throws RemoteException {
    Optional<SshAgent> agent = files.agentSocket().map(SshAgent::new);
    List<PublishedKey> inAgent = agent.map(SshAgent::identities).orElse(List.of());
    List<Key> fromFiles = new ArrayList<>();
    List<PublishedKey> done = new ArrayList<>();
    for (IdentityFile file : identityFiles()) {
      Optional<PublishedKey> held =
          inAgent.stream().filter(key -> file.identity().equals(Optional.of(key))).findAny();
      held.ifPresent(key -> done.add(key));
      fromFiles.add(
          held.<Key>map(key -> () -> attempt(agent.orElseThrow(), key))
              .orElse(() -> attempt(file)));
    }
    List<Key> fromAgent =
        !target.agentToo()
            ? List.of()
            : inAgent.stream()
                .filter(key -> !done.contains(key))
                .<Key>map(key -> () -> attempt(agent.orElseThrow(), key))
                .toList();
    List<Key> all = new ArrayList<>(target.identities().isEmpty() ? fromAgent : fromFiles);
    all.addAll(target.identities().isEmpty() ? fromFiles : fromAgent);
    return all.stream().limit(MOST_KEYS).toList();
  }

  private List<IdentityFile> identityFiles() throws RemoteException {
    List<Path> paths =
        target.identities().isEmpty() ? files.usualIdentities() : target.identities();
    List<IdentityFile> readable = new ArrayList<>();
    for (Path path : paths) {
      try {
        readable.add(IdentityFile.read(client, path));
      } catch (IOException e) {
        if (target.namedByUser()) {
          throw trouble.identityUnreadable(path, e);
        }
      }
    }
    return readable;
  }

  private boolean attempt(SshAgent agent, PublishedKey identity)
      throws RemoteException, IOException {
    tried.add("ssh-agent " + identity.fingerprint());
    return attempt(new AgentAuth(agent, identity, serverKnowsSha2()));
  }

  private boolean attempt(IdentityFile file) throws RemoteException, IOException {
    tried.add(file.path().toString());
    if (!file.encrypted()) {
      return attempt(KeyAuth.with(file.open(client, Optional.empty()), serverKnowsSha2()));
    }
    if (file.publicKey().isPresent()) {
      var question = KeyAuth.asking(file.publicKey().get(), serverKnowsSha2());
      attempt(question);
      if (!question.welcome()) {
        return false;
      }
    }
    Optional<Secret> passphrase =
        credentials.supply(request(SecretRequest.Kind.KEY_PASSPHRASE, file.path().toString()));
    if (passphrase.isEmpty()) {
      trouble.noPassphraseFor(file.path());
      return false;
    }
    KeyProvider keys;
    try {
      keys = file.open(client, passphrase);
    } catch (IOException e) {
      throw trouble.wrongPassphrase(file.path(), e);
    }
    return attempt(KeyAuth.with(keys, serverKnowsSha2()));
  }

  private void password() throws RemoteException, IOException {
    boolean plain = allowed().contains("password");
    if (!plain && !allowed().contains("keyboard-interactive")) {
      throw trouble.noKeyTaken(tried, allowed());
    }
    Secret secret =
        credentials
            .supply(
                request(
                    target.isJump()
                        ? SecretRequest.Kind.JUMP_PASSWORD
                        : SecretRequest.Kind.SSH_PASSWORD,
                    ""))
            .orElseThrow(() -> trouble.noPassword(tried));
    var password = new SinglePassword(secret);
    if (!plain) {
      if (!attempt(new AuthKeyboardInteractive(password))) {
        throw trouble.wrongPassword();
      }
      return;
    }
    var method = new PasswordAuth(password);
    if (!attempt(method)) {
      throw method.expired() ? trouble.expiredPassword() : trouble.wrongPassword();
    }
  }

  /// Asks what there is to log in with. Nothing of ours has been offered yet, so a connection that
  /// ends here is none that was refused.
  private boolean isOpenToAll() throws RemoteException, IOException {
    try {
      return authenticate(new AuthNone());
    } catch (UserAuthException e) {
      if (ConnectTrouble.mayPass(e)) {
        throw e;
      }
      return refused(e);
    }
  }

  private boolean attempt(AuthMethod method) throws RemoteException, TransportException {
    try {
      return authenticate(method);
    } catch (UserAuthException e) {
      return refused(e);
    }
  }

  private boolean authenticate(AuthMethod method) throws UserAuthException, TransportException {
    return client
        .getUserAuth()
        .authenticate(
            target.user(),
            (Service) client.getConnection(),
            method,
            client.getTransport().getTimeoutMs());
  }

  /// @return false, for the next attempt
  private boolean refused(UserAuthException e) throws RemoteException {
    if (!client.isConnected()) {
      throw trouble.hungUp(tried, e);
    }
    return false;
  }

  private Collection<String> allowed() {
    return client.getUserAuth().getAllowedMethods();
  }

  /// RSA with SHA-2 came with OpenSSH 7.2; other servers are taken to be of this decade.
  private boolean serverKnowsSha2() {
    Matcher version = OPENSSH.matcher(String.valueOf(client.getTransport().getServerVersion()));
    if (!version.find()) {
      return true;
    }
    int major = Integer.parseInt(version.group(1));
    return major > 7 || (major == 7 && Integer.parseInt(version.group(2)) >= 2);
  }

  private SecretRequest request(SecretRequest.Kind kind, String file) {
    return new SecretRequest(kind, node, target.login(), file);
  }
}
