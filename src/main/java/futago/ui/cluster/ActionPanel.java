package futago.ui.cluster;

import futago.cluster.ActionPlan;
import futago.cluster.ActionResult;
import futago.cluster.Finding;
import futago.slide.Durations;
import futago.spec.ClusterSpec;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Reading;
import futago.ui.step.CommandList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The action that was chosen: what will be done and what to expect, then how far it is, then what
/// came of it. Below the picture, so that this stays in sight meanwhile.
final class ActionPanel {
  private static final double LINES = 150;

  private final ActionModel model;
  private final Language language;
  private final InstantSource clock;
  private final ClusterSpec spec;
  private final VBox root = new VBox(10);
  private final Label elapsed = new Label();
  private final Label output = new Label();

  ActionPanel(ActionModel model, ClusterSpec spec, Language language, InstantSource clock) {
    this.model = model;
    this.spec = spec;
    this.language = language;
    this.clock = clock;
    root.setId("action-panel");
    elapsed.getStyleClass().add("faint");
    elapsed.setMinWidth(Region.USE_PREF_SIZE);
    output.getStyleClass().add("action-lines");
    model.stand().addListener((_, _, _) -> update());
    model
        .output()
        .addListener(
            (_, _, lines) -> {
              output.setText(String.join("\n", lines));
              Parts.style(output, "placeholder", false);
            });
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

  /// Whether there is so much to read that the picture has to make room.
  boolean needsRoom() {
    return model.stand().get().orElse(null) instanceof Stand.Naming;
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
        Button close = close();
        head(Icon.WARNING, language.say(impossible.offer().label()), close);
        impossible.offer().obstacle().forEach(line -> words(language.say(line)));
        close.requestFocus();
      }
      case Stand.Asking asking -> {
        Button yes = Parts.button(language.saying("ui.cluster.action.go"), model::agree, "primary");
        yes.setId("action-yes");
        Button no = Parts.button(language.saying("ui.cancel"), model::dismiss);
        no.setId("action-no");
        head(Icon.NEXT, language.say(asking.offer().label()), no, yes);
        words(language.say(asking.plan().expectation()));
        pane(commands(asking.plan()), "ui.cluster.action.details", "block", true);
        yes.requestFocus();
      }
      case Stand.Naming naming -> {
        var name = new NamingView(model, language, this::commands);
        Button no = Parts.button(language.saying("ui.cancel"), model::dismiss);
        no.setId("action-no");
        head(Icon.WARNING, language.say(naming.offer().label()), no, name.yes());
        VBox.setVgrow(name.node(), Priority.ALWAYS);
        root.getChildren().add(name.node());
        name.focus();
      }
      case Stand.Running running -> {
        Button stop = Parts.button(language.saying("ui.cluster.action.stop"), model::stop);
        stop.setId("action-stop");
        String title = language.say("ui.cluster.action.running", running.offer().label());
        head(Icon.PLAY, title, elapsed, stop);
        if (model.output().get().isEmpty()) {
          output.setText(language.say("ui.cluster.action.no-output"));
          Parts.style(output, "placeholder", true);
        }
        pane(output, "ui.cluster.action.output", "action-log", false);
        tick();
      }
      case Stand.Ended ended -> ended(ended);
    }
  }

  private Region commands(ActionPlan.Ready plan) {
    var all = new VBox(8);
    all.setMinWidth(0);
    String above = "";
    for (ActionPlan.Work work : plan.work()) {
      // Parts that follow each other on one node stand below one heading.
      if (!work.node().equals(above)) {
        above = work.node();
        all.getChildren()
            .add(Parts.words(language.say("ui.cluster.action.commands", above), "cure"));
      }
      all.getChildren().add(CommandList.of(work.commands(), spec, language.texts()));
    }
    return all;
  }

  private void notDone(Stand.Ended ended, Finding why, String took, Node... buttons) {
    root.getStyleClass().addAll("notice", "failure");
    head(
        Icon.FAILED,
        language.say("ui.cluster.action.failed", ended.offer().label(), took),
        buttons);
    words(language.say(why.what()));
    faint(language.say("ui.failure.cure", why.cure()));
  }

  private void ended(Stand.Ended ended) {
    String took = Durations.say(ended.result().took(), language.texts());
    Button close = close();
    switch (ended.result()) {
      case ActionResult.Done done -> {
        root.getStyleClass().addAll("notice", "good");
        head(Icon.CHECK, language.say("ui.cluster.action.done", done.said(), took), close);
      }
      case ActionResult.Refused refused when refused.stale() -> {
        Button take = Parts.button(language.saying("ui.cluster.action.take-over"), model::takeOver);
        take.setId("action-take-over");
        notDone(ended, refused.why(), took, take, close);
      }
      case ActionResult.Refused refused -> notDone(ended, refused.why(), took, close);
      case ActionResult.Failed failed -> notDone(ended, failed.why(), took, close);
    }
    if (!model.output().get().isEmpty()) {
      pane(output, "ui.cluster.action.output", "action-log", false);
    }
    close.requestFocus();
  }

  private Button close() {
    Button close = Parts.button(language.saying("ui.close"), model::dismiss);
    close.setId("action-close");
    return close;
  }

  private void head(Icon icon, String title, Node... beside) {
    Label words = Parts.words(title, "notice-title");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    var head = new HBox(8, icon.of(18), words);
    head.getChildren().addAll(beside);
    head.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().add(head);
  }

  private void words(String text) {
    root.getChildren().add(Parts.words(text));
  }

  private void faint(String text) {
    root.getChildren().add(Parts.words(text, "cure"));
  }

  /// @param name what a screen reader calls it, a text key
  /// @param wraps whether its lines are broken; those that are not are read from their end
  private void pane(Region lines, String name, String style, boolean wraps) {
    ScrollPane pane = Reading.of(lines, language.saying(name));
    pane.getStyleClass().add(style);
    pane.setMinHeight(56);
    pane.setPrefHeight(LINES);
    VBox.setVgrow(pane, Priority.ALWAYS);
    if (!wraps) {
      pane.setFitToWidth(false);
      pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
      lines.heightProperty().addListener((_, _, _) -> pane.setVvalue(1));
    }
    root.getChildren().add(pane);
  }

  /// Takes away what can be taken away, and stops what goes on.
  ///
  /// @return whether there was something
  boolean leave() {
    if (!isOpen()) {
      return false;
    }
    if (model.isBusy()) {
      model.stop();
    } else {
      model.dismiss();
    }
    return true;
  }
}
