package futago.slide;

import futago.command.Shell;
import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What happens in a run, in words of one line: the same on a terminal and in a window.
public final class RunWords {
  private final Texts texts;

  /// Speaks the language of the texts.
  public RunWords(Texts texts) {
    this.texts = texts;
  }

  /// An action on one line, as it begins.
  public String action(ShownAction action) {
    return switch (action) {
      case ShownAction.Command command -> command(command);
      case ShownAction.Write write -> say("slide.action.write", write.path());
      case ShownAction.Edit edit -> say("slide.action.edit", edit.path());
      case ShownAction.Wait wait -> say("slide.action.wait", wait.what());
      case ShownAction.Condition condition -> say("slide.action.condition", condition.condition());
    };
  }

  /// A piece of shell has several lines; one line of a log has to do for it.
  private static String command(ShownAction.Command command) {
    String prompt = command.user().equals("root") ? "# " : command.user() + "$ ";
    return prompt + Shell.onOneLine(command.line());
  }

  /// What came of an action.
  public String result(ShownAction action, RunEvent.ActionFinished finished) {
    String time = duration(finished.duration());
    return switch (action) {
      case ShownAction.Command _, ShownAction.Wait _ ->
          finished.status() == 0
              ? say("slide.result.done", time)
              : say("slide.result.status", Integer.toString(finished.status()), time);
      case ShownAction.Write _, ShownAction.Edit _ ->
          say(finished.changed() ? "slide.result.changed" : "slide.result.unchanged", time);
      case ShownAction.Condition _ ->
          say(finished.status() == 0 ? "slide.result.yes" : "slide.result.no", time);
    };
  }

  /// How far something is.
  ///
  /// @param percent 0 to 100
  /// @param left the time it will still take, where that is known
  public String progress(double percent, Optional<Duration> left) {
    String floor = String.format(Locale.ROOT, "%.0f", Math.floor(percent));
    return left.map(time -> say("slide.progress.left", floor, duration(time)))
        .orElseGet(() -> say("slide.progress.percent", floor));
  }

  private String duration(Duration duration) {
    return Durations.say(duration, texts);
  }

  private String say(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }
}
