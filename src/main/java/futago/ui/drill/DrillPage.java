package futago.ui.drill;

import futago.ui.drill.DrillModel.Stand;
import futago.ui.look.Language;
import futago.ui.look.Reading;
import java.time.ZoneId;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One drill: before it what it is and what it will do, meanwhile how it goes on, afterwards what
/// came of it. Below it the buttons.
final class DrillPage {
  private final DrillModel model;
  private final DrillBrief brief;
  private final DrillProgress progress;
  private final DrillOutcome outcome;
  private final VBox content = new VBox(14);
  private final ScrollPane pane;
  private final VBox root;
  private Stand shown = new Stand.Choosing();

  DrillPage(DrillModel model, Language language, ZoneId zone) {
    this.model = model;
    this.brief = new DrillBrief(model, language);
    this.progress = new DrillProgress(model, language);
    this.outcome = new DrillOutcome(model, language, zone);
    content.setMinWidth(0);
    content.getStyleClass().add("drill-content");
    pane = Reading.of(content, language.saying("ui.drill.page"));
    VBox.setVgrow(pane, Priority.ALWAYS);
    root = new VBox(14, pane, new DrillBar(model, language).node());
    root.setId("drill-page");
    root.setMinWidth(0);
    root.getStyleClass().addAll("card", "drill-page");
    model
        .plan()
        .addListener(
            (_, before, now) -> {
              if (!before.equals(now)) update();
            });
    model.stand().addListener((_, _, _) -> update());
    model.chosen().addListener((_, _, _) -> pane.setVvalue(0));
    model.past().all().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  Region node() {
    return root;
  }

  private void update() {
    Stand now = model.stand().get();
    switch (now) {
      case Stand.Choosing _, Stand.Asking _, Stand.Refused _ ->
          content.getChildren().setAll(brief.draw(), outcome.past());
      case Stand.Running _ -> content.getChildren().setAll(progress.draw());
      case Stand.Ended ended ->
          content.getChildren().setAll(outcome.draw(ended), progress.draw(), outcome.past());
    }
    if (!now.getClass().equals(shown.getClass())) {
      pane.setVvalue(0);
    }
    shown = now;
  }
}
