package futago.cli.progress;

import futago.engine.RunEvent;
import futago.engine.ShownAction;
import futago.engine.StepOutcome;
import futago.slide.Durations;
import futago.slide.RunWords;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;

/// What both kinds of progress say in the same words.
final class Phrases {
  private final Texts texts;
  private final Style style;
  private final RunWords words;

  Phrases(Texts texts, Style style) {
    this.texts = texts;
    this.style = style;
    this.words = new RunWords(texts);
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
    return words.action(action);
  }

  /// What came of an action.
  String result(ShownAction action, RunEvent.ActionFinished finished) {
    return words.result(action, finished);
  }

  /// How far something is.
  String progress(RunEvent.Progressed progressed) {
    return words.progress(progressed.percent(), progressed.left());
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
