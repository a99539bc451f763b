package futago.ui.run;

import futago.engine.StepId;
import futago.remote.OutputListener;
import futago.slide.Durations;
import futago.slide.RunWords;
import futago.text.Message;
import futago.text.Texts;
import java.util.function.Function;

/// Line of a pane → words, in one language, and the style class that colours it.
public final class PaneText {
  private final Texts texts;
  private final RunWords words;
  private final Function<StepId, String> titles;

  /// @param texts the language
  /// @param titles what a step is called in it
  public PaneText(Texts texts, Function<StepId, String> titles) {
    this.texts = texts;
    this.words = new RunWords(texts);
    this.titles = titles;
  }

  /// The words.
  public String of(PaneLine line) {
    return switch (line) {
      case PaneLine.Heading heading -> "── " + titles.apply(heading.step());
      case PaneLine.Begun begun -> words.action(begun.action());
      case PaneLine.Printed printed -> printed.text();
      case PaneLine.Omitted omitted -> say("ui.pane.omitted", omitted.lines());
      case PaneLine.Ended ended ->
          (isGood(ended) ? "✓ " : "✗ ") + words.result(ended.action(), ended.how());
      case PaneLine.AlreadyDone _ -> "✓ " + say("ui.pane.already-done");
      case PaneLine.Missing missing -> "· " + texts.say(missing.why());
      case PaneLine.Verified verified ->
          "✓ " + say("ui.pane.verified", Durations.say(verified.took(), texts));
      case PaneLine.Noticed noticed -> texts.say(noticed.what());
      case PaneLine.Delayed delayed -> "… " + texts.say(delayed.why());
      case PaneLine.Trouble trouble -> "✗ " + texts.say(trouble.what());
    };
  }

  /// The style class.
  static String style(PaneLine line) {
    return switch (line) {
      case PaneLine.Heading _ -> "line-heading";
      case PaneLine.Begun _ -> "line-begun";
      case PaneLine.Printed printed ->
          printed.stream() == OutputListener.Stream.OUT ? "line-out" : "line-err";
      case PaneLine.Ended ended -> isGood(ended) ? "line-good" : "line-bad";
      case PaneLine.Verified _, PaneLine.AlreadyDone _ -> "line-good";
      case PaneLine.Missing _, PaneLine.Omitted _, PaneLine.Delayed _, PaneLine.Noticed _ ->
          "line-faint";
      case PaneLine.Trouble _ -> "line-bad";
    };
  }

  /// A condition that does not hold is no failure.
  private static boolean isGood(PaneLine.Ended ended) {
    return ended.how().status() == 0
        || ended.action() instanceof futago.engine.ShownAction.Condition;
  }

  private String say(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }
}
