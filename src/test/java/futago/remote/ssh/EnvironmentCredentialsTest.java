package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentCredentialsTest {
  private final Credentials credentials =
      new EnvironmentCredentials(
          Map.of(
              "FUTAGO_SSH_PASSWORD", "for all",
              "FUTAGO_SSH_PASSWORD_DB_1_EXAMPLE", "for one",
              "FUTAGO_SUDO_PASSWORD", "",
              "FUTAGO_JUMP_PASSWORD_ALICE", "gate"));

  @Test
  void letsTheNodesOwnVariableWin() {
    assertThat(ask(SecretRequest.Kind.SSH_PASSWORD, "db-1.example")).contains(Secret.of("for one"));
    assertThat(ask(SecretRequest.Kind.SSH_PASSWORD, "bob")).contains(Secret.of("for all"));
    assertThat(ask(SecretRequest.Kind.JUMP_PASSWORD, "alice")).contains(Secret.of("gate"));
  }

  @Test
  void givesNoSecretForAnotherPurpose() {
    assertThat(ask(SecretRequest.Kind.SUDO_PASSWORD, "bob")).as("empty is not set").isEmpty();
    assertThat(ask(SecretRequest.Kind.JUMP_PASSWORD, "bob")).isEmpty();
    assertThat(ask(SecretRequest.Kind.KEY_PASSPHRASE, "bob")).isEmpty();
  }

  @Test
  void leavesTheRestToOthers() {
    Credentials both = credentials.orElse(_ -> Optional.of(Secret.of("typed")));
    var sudo = new SecretRequest(SecretRequest.Kind.SUDO_PASSWORD, "bob", "me@bob", "");
    var ssh = new SecretRequest(SecretRequest.Kind.SSH_PASSWORD, "bob", "me@bob", "");
    assertThat(both.supply(sudo)).contains(Secret.of("typed"));
    assertThat(both.supply(ssh)).contains(Secret.of("for all"));
  }

  private Optional<Secret> ask(SecretRequest.Kind kind, String node) {
    return credentials.supply(new SecretRequest(kind, node, "me@" + node, ""));
  }
}
