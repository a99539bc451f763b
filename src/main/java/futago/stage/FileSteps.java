package futago.stage;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.Facts;
import futago.command.FileScripts;
import futago.command.Probe;
import futago.command.WriteFile;
import futago.engine.StepState;
import java.util.List;

/// What a step can tell from the files among its actions, whose state is always asked.
public final class FileSteps {
  private FileSteps() {}

  /// Satisfied if every file among the actions is as it should be; else names the first that is
  /// not.
  public static StepState stateOf(List<Action> actions, Facts facts) {
    for (Action action : actions) {
      switch (action) {
        case WriteFile file -> {
          if (!isSame(FileScripts.stateOf(file), facts)) {
            return StepState.missing("stage.missing.file", file.path());
          }
        }
        case EditFile file -> {
          if (!isSame(FileScripts.stateOf(file), facts)) {
            return StepState.missing("stage.missing.edit", file.path());
          }
        }
        case futago.command.Run _, futago.command.WaitFor _, futago.command.OnlyIf _ -> {}
      }
    }
    return StepState.satisfied();
  }

  private static boolean isSame(Probe probe, Facts facts) {
    return facts.text(probe).equals("same");
  }
}
