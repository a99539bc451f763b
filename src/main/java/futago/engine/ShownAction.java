package futago.engine;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.text.Message;

/// An action as a person may see it while it runs, and as the journal keeps it: without the content
/// of files and without secrets.
public sealed interface ShownAction {
  /// A command.
  ///
  /// @param user the user of the node that runs it
  /// @param line the command as one would type it
  record Command(String user, String line) implements ShownAction {}

  /// A whole file is written.
  record Write(String path) implements ShownAction {}

  /// Lines of a file are changed.
  record Edit(String path) implements ShownAction {}

  /// A condition is waited for.
  record Wait(Message what) implements ShownAction {}

  /// A condition decides whether further actions are done.
  record Condition(Message condition) implements ShownAction {}

  /// The action as it is shown.
  static ShownAction of(Action action) {
    return switch (action) {
      case Run run -> new Command(run.user(), Shell.quote(run.argv()));
      case WriteFile file -> new Write(file.path());
      case EditFile file -> new Edit(file.path());
      case WaitFor wait -> new Wait(wait.what());
      case OnlyIf onlyIf -> new Condition(onlyIf.condition());
    };
  }
}
