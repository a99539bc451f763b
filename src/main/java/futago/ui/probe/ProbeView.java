package futago.ui.probe;

import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.probe.ProbeModel.Stand;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The measuring client: a button that begins it, and once it has begun the strip and its figures.
public final class ProbeView {
  private final ProbeModel model;
  private final Language language;
  private final Button begin;
  private final Button stop = new Button();
  private final Label note = new Label();
  private final ProbeFigures figures;
  private final VBox root;

  public ProbeView(ProbeModel model, Language language) {
    this.model = model;
    this.language = language;
    begin = Parts.button(language.saying("ui.probe.begin"), model::start, "small");
    begin.setId("probe-begin");
    begin.setGraphic(Icon.TIMER.of(18));
    stop.setId("probe-stop");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.getStyleClass().add("small");
    note.setId("probe-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    var strip = new StripView(model.strip(), language);
    HBox.setHgrow(strip, Priority.ALWAYS);
    var line = new HBox(12, strip, stop);
    line.setAlignment(Pos.CENTER_LEFT);
    figures = new ProbeFigures(model.strip(), language);
    root = new VBox(7, line, figures.node(), note);
    root.getStyleClass().addAll("card", "probe");
    root.setId("probe");
    root.setMinHeight(Region.USE_PREF_SIZE);
    model.stand().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  /// The button that begins it; later the strip has one of its own.
  public Button button() {
    return begin;
  }

  /// The strip and the figures; takes no room before the first row.
  public Region node() {
    return root;
  }

  private void update() {
    Stand stand = model.stand().get();
    boolean off = stand instanceof Stand.Off;
    root.setVisible(!off);
    root.setManaged(!off);
    begin.setVisible(off);
    begin.setManaged(off);
    figures.lost(
        stand instanceof Stand.Over over
            ? OptionalLong.of(over.result().lost())
            : OptionalLong.empty());
    switch (stand) {
      case Stand.Off _ -> {}
      case Stand.Starting _ -> say("ui.probe.starting", "ui.probe.stop", model::stop);
      case Stand.Running _ ->
          say("ui.probe.running", "ui.probe.stop", model::stop, model.pace().toMillis());
      case Stand.Reading _ -> say("ui.probe.reading", "ui.probe.abandon", model::close);
      case Stand.Over _ -> say("ui.probe.over", "ui.probe.again", model::start);
      case Stand.Failed failed ->
          say("ui.probe.failed", "ui.probe.again", model::start, failed.reason());
    }
    Parts.style(note, "bad", stand instanceof Stand.Failed);
    Parts.style(note, "cure", !(stand instanceof Stand.Failed));
  }

  private void say(String words, String button, Runnable action, Object... arguments) {
    note.setText(language.say(words, arguments));
    stop.setText(language.say(button));
    stop.setOnAction(_ -> action.run());
  }
}
