package futago.remote.ssh;

import futago.command.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Asks for each secret once and gives the same answer afterwards, so that a node that has been
/// rebooted can be connected to again without a person.
final class RememberedCredentials implements Credentials {
  private final Credentials source;
  private final Map<SecretRequest, Optional<Secret>> answers = new ConcurrentHashMap<>();

  RememberedCredentials(Credentials source) {
    this.source = source;
  }

  @Override
  public Optional<Secret> supply(SecretRequest request) {
    return answers.computeIfAbsent(request, source::supply);
  }
}
