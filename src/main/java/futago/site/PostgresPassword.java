package futago.site;

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
import futago.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The password of PostgreSQL's superuser: from the environment, else from the person, who is to be
/// asked only when a step that needs it is still to be done.
public final class PostgresPassword {
  /// The environment variable that may hold it.
  public static final String VARIABLE = "FUTAGO_POSTGRES_PASSWORD";

  /// Stands for the password in a plan until it is known. No database can be made with it.
  public static final Secret UNKNOWN = Secret.of("");

  /// Of a longer one `psql` before PostgreSQL 14 takes only the beginning, so that nobody could log
  /// in (`simple_prompt` with 100 bytes).
  private static final int LONGEST = 99;

  /// What PostgreSQL takes for the hash of a password instead of one (`get_password_type` in its
  /// `crypt.c`), so that nobody could log in.
  private static final Pattern HASH =
      Pattern.compile("md5[0-9a-f]{32}|SCRAM-SHA-256\\$.*", Pattern.DOTALL);

  private PostgresPassword() {}

  /// Why no database can be given that password exactly as it is; empty: it can.
  public static Optional<Message> objectionTo(Secret password) {
    if (!password.isOneLine()) {
      return Optional.of(Message.of("stage.password.lines"));
    }
    // Letter by letter: what is looked for is ASCII.
    if (HASH.matcher(new String(password.reveal(), StandardCharsets.ISO_8859_1)).matches()) {
      return Optional.of(Message.of("stage.password.hash"));
    }
    return password.length() > LONGEST
        ? Optional.of(Message.of("stage.password.long", LONGEST))
        : Optional.empty();
  }

  /// The password that the environment gives, if it does.
  public static Optional<Secret> given(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(value -> !value.isEmpty())
        .map(Secret::of);
  }

  /// Whether somebody has to think of one: not for a database that is there already, and not if the
  /// run ends before it is made.
  public static boolean isNeeded(Site site, RunOptions options) throws NoSuchStepException {
    if (site.survey().hasDatabase() && options.erase().isEmpty()) {
      return false;
    }
    Plan plan = site.installation(UNKNOWN);
    return options.stepsOf(plan).stream().anyMatch(step -> handsOver(plan, step));
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
}
