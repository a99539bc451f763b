package futago.ui.cluster;

import futago.cluster.ActionResult;
import futago.command.ShellScript;
import futago.slide.Durations;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The action that was chosen: what will be done and what to expect, then how far it is, then what
/// came of it. Below the picture, so that this stays in sight meanwhile.
final class ActionPanel {
  private static final double LINES = 118;

  private final ActionModel model;
  private final Language language;
  private final InstantSource clock;
  private final VBox root = new VBox(10);
  private final Label elapsed = new Label();
  private final Label output = new Label();

  ActionPanel(ActionModel model, Language language, InstantSource clock) {
    this.model = model;
    this.language = language;
    this.clock = clock;
    root.setId("action-panel");
    elapsed.getStyleClass().add("faint");
    elapsed.setMinWidth(Region.USE_PREF_SIZE);
    output.getStyleClass().add("action-lines");
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.stand().addListener((_, _, _) -> update());
    model.output().addListener((_, _, lines) -> output.setText(String.join("\n", lines)));
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  Region node() {
    return root;
  }

  /// Whether there is something to show.
  boolean isOpen() {
    return model.stand().get().isPresent();
  }

  /// Time has passed.
  void tick() {
    if (model.stand().get().orElse(null) instanceof Stand.Running running) {
      Duration since = Duration.between(running.since(), clock.instant());
      elapsed.setText(
          Durations.say(Duration.ofSeconds(Math.max(0, since.toSeconds())), language.texts()));
    }
  }

  private void update() {
    Optional<Stand> stand = model.stand().get();
    root.setVisible(stand.isPresent());
    root.setManaged(stand.isPresent());
    root.getChildren().clear();
    root.getStyleClass().setAll("card", "action-panel");
    stand.ifPresent(this::show);
  }

  private void show(Stand stand) {
    switch (stand) {
      case Stand.Impossible impossible -> {
        head(Icon.WARNING, language.say(impossible.offer().label()));
        impossible.offer().obstacle().forEach(line -> words(language.say(line)));
        buttons(close());
      }
      case Stand.Asking asking -> {
        head(Icon.NEXT, language.say(asking.offer().label()));
        words(language.say(asking.plan().expectation()));
        faint(language.say("ui.cluster.action.commands", asking.plan().node()));
        lines(new Label(commands(asking)));
        Button yes =
            Parts.button(language.saying("ui.cluster.action.go"), model::agree, "primary");
        yes.setId("action-yes");
        Button no = Parts.button(language.saying("ui.cancel"), model::dismiss);
        no.setId("action-no");
        buttons(no, yes);
        yes.requestFocus();
      }
      case Stand.Running running -> {
        head(Icon.PLAY, language.say("ui.cluster.action.running", running.offer().label()));
        ((HBox) root.getChildren().getFirst()).getChildren().addAll(Parts.spring(), elapsed);
        output.setText(language.say("ui.cluster.action.no-output"));
        lines(output);
        Button stop = Parts.button(language.saying("ui.cluster.action.stop"), model::stop);
        stop.setId("action-stop");
        buttons(stop);
        tick();
      }
      case Stand.Ended ended -> ended(ended);
    }
  }

  private void ended(Stand.Ended ended) {
    String took = Durations.say(ended.result().took(), language.texts());
    switch (ended.result()) {
      case ActionResult.Done done -> {
        root.getStyleClass().addAll("notice", "good");
        head(Icon.CHECK, language.say("ui.cluster.action.done", done.said(), took));
      }
      case ActionResult.Failed failed -> {
        root.getStyleClass().addAll("notice", "failure");
        head(
            Icon.FAILED,
            language.say("ui.cluster.action.failed", ended.offer().label(), took));
        words(language.say(failed.why().what()));
        faint(language.say("ui.failure.cure", failed.why().cure()));
      }
    }
    if (!model.output().get().isEmpty()) {
      lines(output);
    }
    buttons(close());
  }

  private Button close() {
    Button close = Parts.button(language.saying("ui.close"), model::dismiss);
    close.setId("action-close");
    return close;
  }

  private String commands(Stand.Asking asking) {
    var script = new ShellScript(language.texts()::say);
    return asking.plan().commands().stream()
        .flatMap(action -> script.lines(action).stream())
        .collect(Collectors.joining("\n"));
  }

  private void head(Icon icon, String title) {
    var head = new HBox(8, icon.of(18), Parts.words(title, "notice-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().add(head);
  }

  private void words(String text) {
    root.getChildren().add(Parts.words(text));
  }

  private void faint(String text) {
    root.getChildren().add(Parts.words(text, "cure"));
  }

  private void lines(Label lines) {
    Parts.style(lines, "action-lines", true);
    lines.setMaxWidth(Double.MAX_VALUE);
    var pane = new ScrollPane(lines);
    pane.setFitToWidth(false);
    pane.getStyleClass().add("action-log");
    pane.setMinHeight(56);
    pane.setPrefHeight(LINES);
    pane.setMaxHeight(LINES);
    VBox.setVgrow(pane, Priority.ALWAYS);
    lines.heightProperty().addListener((_, _, _) -> pane.setVvalue(showsEnd() ? 1 : 0));
    root.getChildren().add(pane);
  }

  /// Output is read from its end, commands from their beginning.
  private boolean showsEnd() {
    return !(model.stand().get().orElse(null) instanceof Stand.Asking);
  }

  private void buttons(Node... buttons) {
    var row = new HBox(8, Parts.spring());
    row.getChildren().addAll(buttons);
    root.getChildren().add(row);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && isOpen() && !model.isBusy()) {
      model.dismiss();
      event.consume();
    }
  }
}
