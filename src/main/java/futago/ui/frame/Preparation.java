package futago.ui.frame;

import futago.engine.Plan;
import futago.ui.look.FileQuestions;
import futago.ui.look.Language;
import futago.ui.run.RunControl;
import futago.ui.run.RunModel;
import futago.ui.run.Runs;
import futago.ui.work.WorkModel;
import futago.ui.work.WorkView;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;

/// Loads what the view of a plan needs, on whichever thread opens it: the first view of its kind
/// would otherwise hold up the window for a third of a second more.
final class Preparation {
  private Preparation() {}

  /// Makes the view once and forgets it. It is never in a window, so that any thread may.
  static void of(Plan plan, Locale locale) {
    var language = new Language(locale);
    var run = new RunModel(plan);
    Runs none = (_, _, _, _) -> () -> {};
    var control = new RunControl(run, none, Runnable::run, language.texts()::has, Set.of());
    var model = new WorkModel(plan, language, run, control);
    new WorkView(
            model, language, FileQuestions.ofTheDesktop(), new SimpleBooleanProperty(), () -> {})
        .node();
  }
}
