package futago.engine;

import futago.command.Action;
import futago.command.WaitFor;
import futago.remote.CommandResult;
import futago.remote.RemoteException;
import futago.text.Message;
import java.util.Optional;

/// Makes failures that a person can act on, out of what went wrong.
final class Failures {
  private static final int LAST_LINES = 40;
  private static final int LONGEST_SHOWN = 200;

  private final Masker masker;
  private final Diagnosis diagnosis;

  Failures(Masker masker, Diagnosis diagnosis) {
    this.masker = masker;
    this.diagnosis = diagnosis;
  }

  /// A command ended with a status that is none of a success.
  StepFailedException command(StepId step, String node, Action action, CommandResult result) {
    ShownAction shown = masker.shown(action);
    String error = masker.text(result.error());
    String output = tail(masker.text(result.output()));
    return new StepFailedException(
        new StepFailure(
            step,
            node,
            Optional.of(shown),
            Optional.of(result.status()),
            error,
            output,
            switch (shown) {
              case ShownAction.Command command ->
                  Message.of(
                      "engine.failure.command", node, shortened(command.line()), result.status());
              case ShownAction.Write write ->
                  Message.of("engine.failure.write", node, write.path(), result.status());
              case ShownAction.Edit edit ->
                  Message.of("engine.failure.edit", node, edit.path(), result.status());
              case ShownAction.Wait wait ->
                  Message.of("engine.failure.command", node, wait.what(), result.status());
              case ShownAction.Condition condition ->
                  Message.of(
                      "engine.failure.command", node, condition.condition(), result.status());
            },
            diagnosis.cure(step, node, result.status(), error, output)));
  }

  /// The line that tells that a command failed of something that may pass by itself.
  Optional<String> passing(CommandResult result) {
    return Diagnosis.passing(masker.text(result.error()), masker.text(result.output()));
  }

  /// Who holds what is waited for, told from what a look printed; with what is waited for.
  Optional<Message> held(String node, WaitFor wait, CommandResult seen) {
    return Diagnosis.holder(masker.text(seen.output()))
        .map(line -> Message.of("engine.delay.held", node, masker.message(wait.what()), line));
  }

  /// A condition did not come about in time.
  ///
  /// @param last what the last look printed; empty if no look came to an end
  StepFailedException wait(StepId step, String node, WaitFor wait, Optional<CommandResult> last) {
    String error = last.map(CommandResult::error).map(masker::text).orElse("");
    String output =
        last.map(CommandResult::output).map(masker::text).map(Failures::tail).orElse("");
    String seen = output.isBlank() ? error : output;
    Message what = masker.message(wait.what());
    int seconds = Math.toIntExact(wait.deadline().toSeconds());
    return new StepFailedException(
        new StepFailure(
            step,
            node,
            Optional.of(masker.shown(wait)),
            last.map(CommandResult::status),
            error,
            output,
            seen.isBlank()
                ? Message.of("engine.failure.wait-silent", node, what, seconds)
                : Message.of("engine.failure.wait", node, what, seconds, shortened(seen.strip())),
            diagnosis.cureOfWait(step, node, error + "\n" + output)));
  }

  /// A command could not be run to its end.
  ///
  /// @param output the last lines that it had printed
  StepFailedException remote(
      StepId step, String node, Optional<Action> action, String output, RemoteException e) {
    return new StepFailedException(
        new StepFailure(
            step,
            node,
            action.map(masker::shown),
            Optional.empty(),
            "",
            output,
            masker.message(e.what()),
            masker.message(e.cure())));
  }

  /// A node could not be asked about its state.
  StepFailedException asking(StepId step, String node, CommandResult result) {
    String error = masker.text(result.error());
    String output = tail(masker.text(result.output()));
    return new StepFailedException(
        new StepFailure(
            step,
            node,
            Optional.empty(),
            Optional.of(result.status()),
            error,
            output,
            Message.of("engine.failure.asking", node, result.status()),
            diagnosis.cure(step, node, result.status(), error, "")));
  }

  private static String tail(String text) {
    var lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /// For a sentence; the whole text is in the failure as well.
  private static String shortened(String text) {
    String first = text.lines().findFirst().orElse("");
    if (first.length() > LONGEST_SHOWN) {
      return first.substring(0, LONGEST_SHOWN) + " …";
    }
    return first.length() < text.length() ? first + " …" : first;
  }
}
