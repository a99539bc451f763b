package futago.ui.work;

import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.run.RunModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What can be run, and *stop* while something runs.
final class RunButtons {
  private final HBox root;
  private final Button main;

  /// @param notice whether something is shown that has a main button of its own
  RunButtons(WorkModel model, Language language, ObservableValue<Boolean> notice) {
    RunModel run = model.run();
    BooleanBinding idle = run.phase().isEqualTo(RunModel.Phase.IDLE);
    BooleanBinding left = Bindings.createBooleanBinding(() -> run.next().isPresent(), run.past());
    main =
        Parts.button(
            language.following(
                () ->
                    language.say(
                        model.choice().get() == WorkModel.Choice.UP_TO_HERE
                            ? "ui.run.up-to-here"
                            : "ui.run.step"),
                model.choice()),
            model::runChoice,
            "primary");
    main.setId("run-step");
    notice.addListener((_, _, now) -> Parts.style(main, "primary", !now));
    main.setGraphic(Icon.RETURN.of(16));
    main.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    main.setDefaultButton(true);
    main.disableProperty().bind(idle.not());
    Button stage =
        Parts.button(
            language.following(
                () -> language.say("ui.run.stage", model.slides().current().get().stageTitle()),
                model.slides().current()),
            model::runStage);
    stage.setId("run-stage");
    stage.disableProperty().bind(idle.not().or(left.not()));
    Button all = Parts.button(language.saying("ui.run.all"), model::runAll);
    all.setId("run-all");
    all.disableProperty().bind(idle.not().or(left.not()));
    Button stop =
        Parts.button(
            language.following(
                () ->
                    language.say(
                        run.phase().get() == RunModel.Phase.STOPPING
                            ? "ui.run.stop-now"
                            : "ui.run.stop"),
                run.phase()),
            model::stop,
            "danger-outline");
    stop.setId("stop");
    Parts.only(
        stop,
        run.phase()
            .isEqualTo(RunModel.Phase.RUNNING)
            .or(run.phase().isEqualTo(RunModel.Phase.STOPPING)));
    Region looking = Parts.label(language.saying("ui.run.looking"), "faint", "running-words");
    Parts.only(looking, run.phase().isEqualTo(RunModel.Phase.LOOKING));
    root = new HBox(10, main, stage, all, Parts.spring(), looking, stop);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setMinHeight(Region.USE_PREF_SIZE);
  }

  void focus() {
    main.requestFocus();
  }

  Node node() {
    return root;
  }
}
