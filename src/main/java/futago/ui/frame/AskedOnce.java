package futago.ui.frame;

import futago.command.Secret;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SecretRequest;
import futago.remote.ssh.UnknownHostKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Does not ask again what a person did not want to answer: a cluster that is watched is connected
/// to again and again.
final class AskedOnce implements Credentials, HostKeyPolicy {
  private final Credentials credentials;
  private final HostKeyPolicy hostKeys;
  private final Set<Object> declined = ConcurrentHashMap.newKeySet();

  AskedOnce(Credentials credentials, HostKeyPolicy hostKeys) {
    this.credentials = credentials;
    this.hostKeys = hostKeys;
  }

  @Override
  public Optional<Secret> supply(SecretRequest request) {
    if (declined.contains(request)) {
      return Optional.empty();
    }
    Optional<Secret> secret = credentials.supply(request);
    if (secret.isEmpty()) {
      declined.add(request);
    }
    return secret;
  }

  @Override
  public boolean accepts(UnknownHostKey key) {
    if (declined.contains(key)) {
      return false;
    }
    boolean accepted = hostKeys.accepts(key);
    if (!accepted) {
      declined.add(key);
    }
    return accepted;
  }
}
