package futago.cli;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.NoSuchStepException;
import futago.engine.Plan;
import futago.engine.RunOptions;
import futago.engine.Step;
import java.util.Optional;

/// The password of PostgreSQL's superuser: from the environment, else from the person, who is asked
/// only when a step that needs it is still to be done.
final class PostgresPassword {
  static final String VARIABLE = "FUTAGO_POSTGRES_PASSWORD";

  /// Stands for the password in a plan until it is known. No database can be made with it.
  static final Secret UNKNOWN = Secret.of("");

  private PostgresPassword() {}

  /// The password for an installation, as far as one is needed: nobody has to think of one for a
  /// database that is there already, or if the run ends before it is made.
  ///
  /// @throws CliFailure if it is needed, nobody is there to ask, or no password came of it
  static Secret obtain(Cli cli, Site site, RunOptions options)
      throws CliFailure, NoSuchStepException {
    Optional<Secret> given =
        Optional.ofNullable(cli.context().environment().get(VARIABLE))
            .filter(value -> !value.isEmpty())
            .map(Secret::of);
    if (given.isPresent()) {
      return given.get();
    }
    boolean kept = site.survey().hasDatabase() && options.erase().isEmpty();
    Plan plan = site.installation(UNKNOWN);
    boolean needed =
        !kept && options.stepsOf(plan).stream().anyMatch(step -> handsOver(plan, step));
    return needed ? ask(cli) : UNKNOWN;
  }

  private static boolean handsOver(Plan plan, Step step) {
    return plan.nodesOf(step).stream()
        .flatMap(node -> step.actions(node).stream())
        .anyMatch(PostgresPassword::handsOver);
  }

  private static boolean handsOver(Action action) {
    return switch (action) {
      case Run run -> run.input().equals(new Content.Confidential(UNKNOWN));
      case OnlyIf only -> only.then().stream().anyMatch(PostgresPassword::handsOver);
      case WriteFile file -> file.content().equals(new Content.Confidential(UNKNOWN));
      case EditFile _, WaitFor _ -> false;
    };
  }

  private static Secret ask(Cli cli) throws CliFailure {
    Prompter prompter =
        cli.context()
            .prompter()
            .orElseThrow(
                () -> new CliFailure(ExitStatus.BAD_INPUT, "cli.postgres.unasked", VARIABLE));
    Secret first = prompter.secret(cli.text("cli.postgres.ask") + ": ").orElse(UNKNOWN);
    if (first.isEmpty()) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.postgres.empty");
    }
    Secret again = prompter.secret(cli.text("cli.postgres.again") + ": ").orElse(UNKNOWN);
    if (!again.equals(first)) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.postgres.differ");
    }
    return first;
  }
}
