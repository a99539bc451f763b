package futago.ui.run;

import futago.engine.StepId;
import futago.slide.RunWords;
import futago.ui.look.FileQuestions;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One node's pane: who it is and how far, its output, and what can be done with it.
public final class NodePaneView {
  private final NodePaneModel model;
  private final Language language;
  private final ProgressBar progress = new ProgressBar(0);
  private final VBox root;

  /// @param files asks where to save
  /// @param titles what a step is called in the language of now
  public NodePaneView(
      NodePaneModel model,
      Language language,
      FileQuestions files,
      Function<StepId, String> titles) {
    this.model = model;
    this.language = language;
    var log = new LogView(model, new PaneText(language.texts(), titles)::of);
    log.setId("log-" + model.node().name());
    log.accessibleTextProperty().bind(language.saying("ui.pane.log", model.node().name()));
    language
        .locale()
        .addListener((_, _, _) -> log.words(new PaneText(language.texts(), titles)::of));
    Label empty = Parts.label(language.saying("ui.pane.empty", model.node().name()), "pane-empty");
    empty.setWrapText(true);
    Parts.only(empty, model.end().isEqualTo(0));
    empty.setMouseTransparent(true);
    var middle = new StackPane(log, empty);
    middle.getStyleClass().add("pane-log");
    VBox.setVgrow(middle, Priority.ALWAYS);
    progress.getStyleClass().add("pane-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setFocusTraversable(false);
    var tools = new PaneTools(model, log, language, files);
    root = new VBox(head(), progress, middle, tools.search(), tools.node());
    root.getStyleClass().add("pane");
    root.setMinSize(0, 120);
    root.addEventHandler(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(event)) {
            tools.openSearch();
            event.consume();
          } else if (new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)) {
            tools.copy();
            event.consume();
          }
        });
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  private HBox head() {
    var name = new Label(model.node().name());
    name.getStyleClass().add("pane-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var address = new Label(model.node().address());
    address.getStyleClass().add("faint");
    address.setMinWidth(0);
    var activity = new Label();
    activity.getStyleClass().add("pane-activity");
    activity.setMinWidth(Region.USE_PREF_SIZE);
    model.activity().addListener((_, _, now) -> show(activity, now));
    language.locale().addListener((_, _, _) -> show(activity, model.activity().get()));
    show(activity, model.activity().get());
    var head = new HBox(8, Parts.badge(model.role()), name, address, Parts.spring(), activity);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    return head;
  }

  private void show(Label label, NodePaneModel.Activity activity) {
    progress.setProgress(
        switch (activity.kind()) {
          case IDLE, FAILED -> 0;
          case CHECKING -> 0;
          // The bar that runs to and fro would draw the eye away from the slide.
          case WORKING -> activity.percent().orElse(0.0) / 100;
        });
    label.setText(
        switch (activity.kind()) {
          case IDLE -> "";
          case CHECKING -> language.say("ui.pane.checking");
          case WORKING ->
              activity
                  .percent()
                  .map(percent -> new RunWords(language.texts()).progress(percent, activity.left()))
                  .orElseGet(() -> language.say("ui.pane.working"));
          case FAILED -> language.say("ui.pane.failed");
        });
    Parts.style(label, "bad", activity.kind() == NodePaneModel.Activity.Kind.FAILED);
  }
}
