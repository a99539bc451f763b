package futago.ui.cluster;

import futago.cluster.ActionPlan;
import futago.cluster.Side;
import futago.ui.look.Halves;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Both sides of a split brain, and the question whose data is thrown away. The answer is typed: a
/// click is too easily made.
final class NamingView {
  private static final double NAME = 180;
  private static final double KNOWN = 230;

  private final ActionModel model;
  private final Language language;
  private final Function<ActionPlan.Ready, Region> commands;
  private final Halves sides = new Halves(24);
  private final TextField name = new TextField();
  private final VBox expectation = new VBox();
  private final VBox what = new VBox(8);
  private final Button yes;
  private final VBox root;

  /// @param commands draws what would be run
  NamingView(ActionModel model, Language language, Function<ActionPlan.Ready, Region> commands) {
    this.model = model;
    this.language = language;
    this.commands = commands;
    this.yes = Parts.button(language.saying("ui.cluster.action.discard"), this::agree, "danger");
    yes.setId("action-yes");
    sides.setId("repair-sides");
    name.setId("repair-name");
    name.setMinWidth(NAME);
    name.setPrefWidth(NAME);
    name.setAccessibleText(language.say("ui.cluster.action.name"));
    name.textProperty().addListener((_, _, _) -> update());
    name.setOnAction(_ -> agree());
    // The question stays in sight, however much is known of both sides.
    Label question = Parts.words(language.say("ui.cluster.action.name"));
    question.setMinWidth(0);
    var ask = new HBox(12, question, name);
    ask.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(question, Priority.SOMETIMES);
    ScrollPane known =
        Reading.of(new VBox(12, sides, what), language.saying("ui.cluster.action.details"));
    known.setMinHeight(56);
    known.setPrefHeight(KNOWN);
    VBox.setVgrow(known, Priority.ALWAYS);
    root = new VBox(10, ask, expectation, known);
    model.sides().addListener((_, _, read) -> show(read));
    show(model.sides().get());
    update();
  }

  Region node() {
    return root;
  }

  /// Says yes to what was typed.
  Button yes() {
    return yes;
  }

  void focus() {
    name.requestFocus();
  }

  private void show(List<Side> read) {
    sides.getChildren().clear();
    if (read.isEmpty()) {
      sides.getChildren().add(Parts.words(language.say("ui.cluster.action.sides"), "cure"));
    }
    read.forEach(side -> sides.getChildren().add(side(side)));
  }

  /// Its name and its first line stand beside each other: all of it shall be seen without
  /// scrolling.
  private Region side(Side side) {
    List<String> lines = side.lines(ZoneId.systemDefault()).stream().map(language::say).toList();
    var name = new Label(side.node());
    name.getStyleClass().add("notice-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(10, name, Parts.words(lines.getFirst(), "cure"));
    head.setAlignment(Pos.BASELINE_LEFT);
    var all = new VBox(head);
    lines.stream().skip(1).forEach(line -> all.getChildren().add(Parts.words(line, "cure")));
    return all;
  }

  private void update() {
    String victim = name.getText().strip();
    Optional<ActionPlan.Ready> plan = model.repairOf(victim);
    yes.setDisable(plan.isEmpty());
    expectation.getChildren().clear();
    what.getChildren().clear();
    model
        .obstacleTo(victim)
        .forEach(
            line -> expectation.getChildren().add(Parts.words(language.say(line), "check-warn")));
    plan.ifPresent(
        ready -> {
          expectation.getChildren().add(Parts.words(language.say(ready.expectation())));
          what.getChildren().add(commands.apply(ready));
        });
  }

  private void agree() {
    model.discard(name.getText().strip());
  }
}
