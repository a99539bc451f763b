package futago.remote.ssh;

import futago.command.Secret;
import java.util.Optional;

/// Supplies secrets when a connection needs them, and only then: a key without a passphrase asks
/// nothing. Called on the thread that connects; it may take its time, as a person does. Nodes that
/// are connected to at once ask at once.
@FunctionalInterface
public interface Credentials {
  /// Knows no secret.
  Credentials NONE = _ -> Optional.empty();

  /// The secret asked for, or empty if there is none to give.
  Optional<Secret> supply(SecretRequest request);

  /// These credentials first, then the others for what these do not have.
  default Credentials orElse(Credentials others) {
    return request -> supply(request).or(() -> others.supply(request));
  }
}
