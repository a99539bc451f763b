package futago.ui.run;

import futago.engine.StepFailure;
import futago.engine.StepId;
import futago.slide.RunWords;
import futago.ui.look.Clip;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What failed: what happened, what to do, the command and its output, and *retry* right there.
public final class FailureCard {
  private final Language language;
  private final Function<StepId, String> titles;
  private final RunWords words;

  private FailureCard(Language language, Function<StepId, String> titles) {
    this.language = language;
    this.titles = titles;
    this.words = new RunWords(language.texts());
  }

  /// The card, in the language of now.
  ///
  /// @param failures at most one a node
  /// @param titles what a step is called
  /// @param retry goes on with the step
  /// @param skip goes on without the step, where that is safe
  public static Region of(
      List<StepFailure> failures,
      Language language,
      Function<StepId, String> titles,
      Runnable retry,
      Optional<Runnable> skip) {
    var maker = new FailureCard(language, titles);
    var card = new VBox(12);
    card.getStyleClass().addAll("card", "notice", "failure");
    card.setId("failure-card");
    failures.forEach(failure -> card.getChildren().add(maker.part(failure)));
    Button again = Parts.button(language.saying("ui.run.retry"), retry, "primary");
    again.setId("retry");
    again.setGraphic(Icon.RETRY.of(16));
    var row = new HBox(8, again);
    row.setAlignment(Pos.CENTER_LEFT);
    skip.ifPresent(
        action -> {
          Button without = Parts.button(language.saying("ui.run.skip"), action);
          without.setId("skip");
          without.setGraphic(Icon.SKIP.of(16));
          row.getChildren().add(without);
        });
    Button copy =
        Parts.button(
            language.saying("ui.failure.copy"),
            () -> Clip.copy(failures.stream().map(maker::text).collect(Collectors.joining("\n"))),
            "link");
    copy.setGraphic(Icon.COPY.of(14));
    row.getChildren().addAll(Parts.spring(), copy);
    card.getChildren().add(row);
    return card;
  }

  private Region part(StepFailure failure) {
    var icon = Icon.FAILED.of(18);
    Label title =
        Parts.words(
            language.say("ui.failure.title", titles.apply(failure.step()), failure.node()),
            "notice-title");
    var head = new HBox(8, icon, title);
    head.setAlignment(Pos.CENTER_LEFT);
    var part =
        new VBox(
            6,
            head,
            Parts.words(language.say(failure.what())),
            Parts.words(language.say("ui.failure.cure", language.say(failure.cure())), "cure"));
    String log = log(failure);
    if (!log.isBlank()) {
      part.getChildren().add(Parts.words(log, "notice-log"));
    }
    return part;
  }

  private String log(StepFailure failure) {
    var log = new StringBuilder();
    failure.action().ifPresent(action -> log.append(words.action(action)).append('\n'));
    log.append(failure.error().isBlank() ? failure.output() : failure.error());
    failure
        .status()
        .ifPresent(status -> log.append('\n').append(language.say("ui.failure.status", status)));
    return log.toString().strip();
  }

  private String text(StepFailure failure) {
    return language.say("ui.failure.title", titles.apply(failure.step()), failure.node())
        + "\n"
        + language.say(failure.what())
        + "\n"
        + language.say("ui.failure.cure", language.say(failure.cure()))
        + "\n"
        + log(failure)
        + "\n"
        + failure.output();
  }
}
