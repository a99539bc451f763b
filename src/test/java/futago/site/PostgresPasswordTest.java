package futago.site;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import futago.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPasswordTest {
  private static final String HASH = "0123456789abcdef".repeat(2);

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "md5", "双子", "md50123456789abcdef", "SCRAM-SHA-256"})
  void isTakenAsItIs(String password) {
    assertThat(PostgresPassword.objectionTo(Secret.of(password))).isEmpty();
  }

  @Test
  void whatPostgresqlTakesForAHashIsNoPassword() {
    assertThat(PostgresPassword.objectionTo(Secret.of("md5" + HASH)))
        .contains(Message.of("stage.password.hash"));
    assertThat(PostgresPassword.objectionTo(Secret.of("SCRAM-SHA-256$4096:c2FsdA==$x:y")))
        .contains(Message.of("stage.password.hash"));
    assertThat(PostgresPassword.objectionTo(Secret.of("md5" + HASH + "0"))).isEmpty();
    assertThat(PostgresPassword.objectionTo(Secret.of("MD5" + HASH))).isEmpty();
  }
}
