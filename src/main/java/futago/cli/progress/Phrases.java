package futago.cli.progress;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepOutcome;
import futago.slide.Durations;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/// What both kinds of progress say in the same words.
final class Phrases {
  private final Texts texts;
  private final Style style;

  Phrases(Texts texts, Style style) {
    this.texts = texts;
    this.style = style;
  }

  /// The mark before a step, which is understood without its colour.
  String mark(StepOutcome outcome) {
    return switch (outcome) {
      case APPLIED -> style.good(say("cli.mark.applied"));
      case SATISFIED -> style.faint(say("cli.mark.satisfied"));
      case FAILED -> style.bad(say("cli.mark.failed"));
      case REFUSED -> style.doubtful(say("cli.mark.refused"));
      case CANCELLED -> style.doubtful(say("cli.mark.cancelled"));
    };
  }

  /// The mark of a step that is being done.
  String markOfRunning() {
    return style.bold(say("cli.mark.running"));
  }

  /// An action on one line, as it begins.
  String action(ShownAction action) {
    return switch (action) {
      case ShownAction.Command command -> command(command);
      case ShownAction.Write write -> say("cli.action.write", write.path());
      case ShownAction.Edit edit -> say("cli.action.edit", edit.path());
      case ShownAction.Wait wait -> say("cli.action.wait", texts.say(wait.what()));
      case ShownAction.Condition condition ->
          say("cli.action.condition", texts.say(condition.condition()));
    };
  }

  /// A piece of shell has several lines; one line of a log has to do for it.
  private static String command(ShownAction.Command command) {
    String prompt = command.user().equals("root") ? "# " : command.user() + "$ ";
    return prompt
        + command
            .line()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("; "));
  }

  /// What came of an action.
  String result(ShownAction action, RunEvent.ActionFinished finished) {
    String time = duration(finished.duration());
    return switch (action) {
      case ShownAction.Command _, ShownAction.Wait _ ->
          finished.status() == 0
              ? say("cli.result.done", time)
              : say("cli.result.status", Integer.toString(finished.status()), time);
      case ShownAction.Write _, ShownAction.Edit _ ->
          say(finished.changed() ? "cli.result.changed" : "cli.result.unchanged", time);
      case ShownAction.Condition _ ->
          say(finished.status() == 0 ? "cli.result.yes" : "cli.result.no", time);
    };
  }

  /// How far something is.
  String progress(RunEvent.Progressed progressed) {
    String percent = String.format(Locale.ROOT, "%.0f", Math.floor(progressed.percent()));
    return progressed
        .left()
        .map(left -> say("cli.progress.left", percent, duration(left)))
        .orElseGet(() -> say("cli.progress.percent", percent));
  }

  String duration(Duration duration) {
    return Durations.say(duration, texts);
  }

  String say(Message message) {
    return texts.say(message);
  }

  String say(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }

  Style style() {
    return style;
  }
}
