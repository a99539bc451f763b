package futago.ui.connect;

import futago.text.Message;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A field with its name above and, where something is wrong with it, that below.
final class FieldView extends VBox {
  /// More than any port or size has.
  private static final String DIGITS = "[0-9]{0,9}";

  private final ConnectModel model;
  private final FormField field;
  private final Language language;
  private final TextField input = new TextField();
  private final Label problem = new Label();

  /// @param name what it is called, a text key
  /// @param prompt what holds where nothing is typed, a text key; empty for nothing
  FieldView(ConnectModel model, FormField field, Language language, String name, String prompt) {
    super(3);
    this.model = model;
    this.field = field;
    this.language = language;
    Label title = Parts.label(language.saying(name), "field-name");
    title.setLabelFor(input);
    title.setMinWidth(0);
    input.textProperty().bindBidirectional(model.text(field));
    input.setId(id(field));
    if (field.kind() == FormField.Kind.NUMBER) {
      input.setTextFormatter(
          new TextFormatter<>(
              change -> change.getControlNewText().matches(DIGITS) ? change : null));
    }
    input.setMinWidth(0);
    input.accessibleTextProperty().bind(language.saying(name));
    if (!prompt.isEmpty()) {
      input.promptTextProperty().bind(language.saying(prompt));
    }
    input
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                model.visited(field);
              }
            });
    problem.getStyleClass().add("field-problem");
    problem.setId(id(field) + "-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, input, problem);
    setMinWidth(0);
    model.problems().addListener((_, _, _) -> update());
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  /// Its name for tests: its path, as an identifier.
  static String id(FormField field) {
    return "field-" + field.path().replaceAll("[^A-Za-z0-9]+", "-");
  }

  /// Gives it the focus.
  void focus() {
    input.requestFocus();
  }

  /// Takes what is wrong with it out of it, to be put elsewhere.
  Label problemApart() {
    getChildren().remove(problem);
    return problem;
  }

  /// The place of the spec that it is.
  FormField field() {
    return field;
  }

  private void update() {
    List<Message> wrong = model.problems().get().getOrDefault(field.path(), List.of());
    problem.setText(wrong.stream().map(language::say).collect(Collectors.joining("\n")));
    problem.setVisible(!wrong.isEmpty());
    problem.setManaged(!wrong.isEmpty());
    Parts.style(input, "wrong", !wrong.isEmpty());
    input.setAccessibleHelp(problem.getText());
  }
}
