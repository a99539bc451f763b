package futago.cli;

import futago.command.Secret;
import futago.engine.NoSuchStepException;
import futago.engine.RunOptions;
import futago.site.PostgresPassword;
import futago.site.Site;
import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// Asks the person for the password of PostgreSQL's superuser, only when it is needed.
final class PasswordQuestion {
  private PasswordQuestion() {}

  /// The password for an installation, as far as one is needed.
  ///
  /// @throws CliFailure if it is needed, nobody is there to ask, or no password came of it
  static Secret obtain(Cli cli, Site site, RunOptions options)
      throws CliFailure, NoSuchStepException {
    Optional<Secret> given = PostgresPassword.given(cli.context().environment());
    if (given.isPresent()) {
      return fit(given.get());
    }
    return PostgresPassword.isNeeded(site, options) ? fit(ask(cli)) : PostgresPassword.UNKNOWN;
  }

  /// The password of a database that is there.
  ///
  /// @throws CliFailure if nobody is there to ask, or no password came of it
  static Secret known(Cli cli) throws CliFailure {
    Optional<Secret> given = PostgresPassword.given(cli.context().environment());
    if (given.isPresent()) {
      return given.get();
    }
    Prompter prompter =
        cli.context()
            .prompter()
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitStatus.BAD_INPUT, "cli.postgres.unknown", PostgresPassword.VARIABLE));
    return prompter
        .secret(cli.text("cli.postgres.login") + ": ")
        .filter(password -> !password.isEmpty())
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitStatus.BAD_INPUT, "cli.postgres.unknown", PostgresPassword.VARIABLE));
  }

  private static Secret fit(Secret password) throws CliFailure {
    Optional<Message> objection = PostgresPassword.objectionTo(password);
    if (objection.isPresent()) {
      throw new CliFailure(ExitStatus.BAD_INPUT, List.of(Trouble.of(objection.get())));
    }
    return password;
  }

  private static Secret ask(Cli cli) throws CliFailure {
    Prompter prompter =
        cli.context()
            .prompter()
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitStatus.BAD_INPUT, "cli.postgres.unasked", PostgresPassword.VARIABLE));
    Secret first =
        prompter.secret(cli.text("cli.postgres.ask") + ": ").orElse(PostgresPassword.UNKNOWN);
    if (first.isEmpty()) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.postgres.empty");
    }
    Secret again =
        prompter.secret(cli.text("cli.postgres.again") + ": ").orElse(PostgresPassword.UNKNOWN);
    if (!again.equals(first)) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.postgres.differ");
    }
    return first;
  }
}
