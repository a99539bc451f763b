package futago.stage.postgresql;

import futago.command.Action;
import futago.command.Facts;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.engine.StepState;
import futago.stage.FileSteps;
import futago.stage.PlanInput;
import futago.stage.Questions;
import futago.text.Message;
import java.util.List;
import java.util.Map;

/// What both files in the data directory have in common.
final class Reload {
  private Reload() {}

  /// A database that already runs reads the changed file at once.
  static Action ifRunning(PlanInput input) {
    return new OnlyIf(
        Message.of("stage.condition.database-runs"),
        Run.as("postgres", input.postgresql("pg_ctl"), "status", "-D", input.dataDirectory()),
        List.of(
            Run.as("postgres", input.postgresql("pg_ctl"), "reload", "-D", input.dataDirectory())));
  }

  /// The files are where the data is. While Pacemaker has the group stopped they are nowhere to be
  /// seen, and there is nothing to be done about them.
  static StepState stateOfDataFiles(
      PlanInput input, List<Action> actions, Facts facts, Map<String, Facts> all) {
    boolean nowhere = facts.text(InitialiseDatabase.initialised(input)).isEmpty();
    return nowhere && Questions.isManaged(all)
        ? StepState.satisfied()
        : FileSteps.stateOf(actions, facts);
  }
}
