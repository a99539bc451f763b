package futago.stage.verify;

import futago.command.Content;
import futago.command.Run;
import futago.command.Secret;
import futago.stage.PlanInput;
import java.nio.charset.StandardCharsets;

/// The password file (libpq's `.pgpass`, 0600, in a directory that only root writes to) through
/// which the other node logs in as the test's role: psql takes a password neither from standard
/// input nor safely from its environment.
final class PasswordFile {
  private static final String PATH = "/var/run/futago.pgpass";

  private PasswordFile() {}

  static Run write(PlanInput input) {
    String password = new String(input.secrets().verify().reveal(), StandardCharsets.US_ASCII);
    return Run.script("umask 077; cat > " + PATH)
        .withInput(new Content.Confidential(Secret.of("*:*:*:futago_verify:" + password + "\n")));
  }

  static Run psql(PlanInput input, String sql) {
    return Run.asRoot(
        "env",
        "PGPASSFILE=" + PATH,
        "PGCONNECT_TIMEOUT=5",
        input.postgresql("psql"),
        "-X",
        "-At",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        input.spec().virtualIp().address(),
        "-p",
        Integer.toString(input.spec().postgresql().port()),
        "-U",
        "futago_verify",
        "-d",
        "postgres",
        "-c",
        sql);
  }

  static Run remove() {
    return Run.asRoot("rm", "-f", PATH);
  }
}
