package futago.remote.ssh;

import futago.command.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Secrets from environment variables: `FUTAGO_SSH_PASSWORD`, `FUTAGO_SUDO_PASSWORD`,
/// `FUTAGO_JUMP_PASSWORD` and `FUTAGO_KEY_PASSPHRASE`, each also with `_NODE` appended for one
/// node, its name in upper case with `-` and `.` as `_`. The node's own variable wins.
public final class EnvironmentCredentials implements Credentials {
  private final Map<String, String> environment;

  /// Reads from the given environment, normally `System.getenv()`.
  public EnvironmentCredentials(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<Secret> supply(SecretRequest request) {
    String variable = variable(request.kind());
    String node = request.node().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    return value(variable + "_" + node).or(() -> value(variable)).map(Secret::of);
  }

  private static String variable(SecretRequest.Kind kind) {
    return switch (kind) {
      case SSH_PASSWORD -> "FUTAGO_SSH_PASSWORD";
      case JUMP_PASSWORD -> "FUTAGO_JUMP_PASSWORD";
      case KEY_PASSPHRASE -> "FUTAGO_KEY_PASSPHRASE";
      case SUDO_PASSWORD -> "FUTAGO_SUDO_PASSWORD";
    };
  }

  private Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  @Override
  public String toString() {
    return "EnvironmentCredentials";
  }
}
