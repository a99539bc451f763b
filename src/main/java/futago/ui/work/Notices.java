package futago.ui.work;

import futago.engine.RunOutcome;
import futago.engine.StepId;
import futago.slide.Durations;
import futago.text.Message;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.run.ConflictCard;
import futago.ui.run.FailureCard;
import futago.ui.step.SlideView;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What came of a run, above the slide's commands: a failure, a conflict, that it was stopped, that
/// all is done.
final class Notices {
  private final WorkModel model;
  private final Language language;
  private final SlideView slide;
  private final Function<StepId, String> titles;

  Notices(WorkModel model, Language language, SlideView slide, Function<StepId, String> titles) {
    this.model = model;
    this.language = language;
    this.slide = slide;
    this.titles = titles;
    model.run().outcome().addListener((_, _, _) -> update());
    model.control().trouble().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
  }

  private void update() {
    Optional<Message> trouble = model.control().trouble().get();
    if (trouble.isPresent()) {
      slide.notice(Optional.of(simple("failure", Icon.FAILED, language.say(trouble.get()))));
      return;
    }
    slide.notice(model.run().outcome().get().flatMap(this::notice));
  }

  private Optional<Node> notice(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done done ->
          model.run().next().isPresent() || done.summary().applied() == 0
              ? Optional.empty()
              : Optional.of(
                  simple(
                      "good",
                      Icon.CHECK,
                      language.say(
                          "ui.run.done", Durations.say(done.summary().whole(), language.texts()))));
      case RunOutcome.Failed failed -> {
        StepId step = failed.failures().getFirst().step();
        yield Optional.of(
            FailureCard.of(failed.failures(), language, titles, model::retry, skip(step)));
      }
      case RunOutcome.Refused refused ->
          Optional.of(
              ConflictCard.of(
                  refused.refusals(), language, model.control()::look, model::retryErasing));
      case RunOutcome.Cancelled cancelled ->
          Optional.of(
              simple(
                  "stopped",
                  Icon.STOP,
                  language.say("ui.run.stopped", titles.apply(cancelled.next()))));
    };
  }

  private Optional<Runnable> skip(StepId step) {
    return model.canSkip(step) ? Optional.of(() -> model.skip(step)) : Optional.empty();
  }

  private static Region simple(String style, Icon icon, String words) {
    var row = new HBox(8, icon.of(18), Parts.words(words, "notice-title"));
    row.setAlignment(Pos.CENTER_LEFT);
    var card = new VBox(row);
    card.getStyleClass().addAll("card", "notice", style);
    card.setId("notice-" + style);
    return card;
  }
}
