package futago.ui.run;

import futago.ui.look.Clip;
import futago.ui.look.FileQuestions;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What can be done with a node's output: search, follow, copy, save.
final class PaneTools {
  private final NodePaneModel model;
  private final LogView log;
  private final Language language;
  private final FileQuestions files;
  private final TextField words = new TextField();
  private final Label found = new Label();
  private final BooleanProperty searching = new SimpleBooleanProperty();

  /// Filled when somebody searches for the first time: few do, and it is in every pane.
  private final HBox searchRow = new HBox(4);

  private final HBox row;

  PaneTools(NodePaneModel model, LogView log, Language language, FileQuestions files) {
    this.model = model;
    this.log = log;
    this.language = language;
    this.files = files;
    this.searchRow.setAlignment(Pos.CENTER_LEFT);
    this.searchRow.getStyleClass().add("pane-tools");
    Parts.only(searchRow, searching);
    this.row = makeRow();
  }

  Region node() {
    return row;
  }

  Region search() {
    return searchRow;
  }

  void openSearch() {
    showSearch();
    words.requestFocus();
    words.selectAll();
  }

  void copy() {
    Clip.copy(log.text());
  }

  private HBox makeRow() {
    var search = Parts.button(language.saying("ui.pane.search"), this::toggleSearch, "link");
    search.setGraphic(Icon.SEARCH.of(15));
    var follow = new CheckBox();
    follow.textProperty().bind(language.saying("ui.pane.follow"));
    follow.selectedProperty().bindBidirectional(log.follow());
    follow.setMinWidth(Region.USE_PREF_SIZE);
    var copy = Parts.button(language.saying("ui.copy"), this::copy, "link");
    copy.setGraphic(Icon.COPY.of(14));
    var save = Parts.button(language.saying("ui.pane.save"), this::save, "link");
    save.setId("save-" + model.node().name());
    save.setGraphic(Icon.SAVE.of(15));
    Label lines =
        Parts.label(
            language.following(
                () -> language.say("ui.pane.lines", language.number(model.end().get())),
                model.end()),
            "faint");
    lines.setMinWidth(0);
    var tools = new HBox(10, search, follow, copy, save, Parts.spring(), lines);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("pane-tools");
    return tools;
  }

  private void showSearch() {
    if (searchRow.getChildren().isEmpty()) {
      fillSearch();
    }
    searching.set(true);
  }

  private void fillSearch() {
    words.promptTextProperty().bind(language.saying("ui.pane.search-for"));
    words.accessibleTextProperty().bind(language.saying("ui.pane.search-for"));
    words.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            searching.set(false);
            log.requestFocus();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            find(event.isShiftDown());
            event.consume();
          }
        });
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(60);
    found.getStyleClass().add("faint");
    searchRow
        .getChildren()
        .addAll(
            words,
            found,
            tool(Icon.UP, "ui.pane.search-up", () -> find(false)),
            tool(Icon.DOWN, "ui.pane.search-down", () -> find(true)),
            tool(Icon.CLOSE, "ui.close", this::toggleSearch));
  }

  private Button tool(Icon icon, String key, Runnable action) {
    Button button = Parts.iconOnly(new Button(), icon, language.saying(key));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void toggleSearch() {
    if (searching.get()) {
      searching.set(false);
      log.requestFocus();
    } else {
      openSearch();
    }
  }

  /// The newest lines are looked at first.
  private void find(boolean forward) {
    String wanted = words.getText().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return;
    }
    OptionalLong hit = log.find(forward, text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    found.setText(hit.isPresent() ? "" : language.say("ui.pane.search-none"));
    hit.ifPresent(log::reveal);
  }

  private void save() {
    var question =
        new FileQuestions.Question(
            language.say("ui.pane.save"), "futago-" + model.node().name() + ".log");
    files.save(question, row.getScene().getWindow()).ifPresent(this::save);
  }

  private void save(Path file) {
    try {
      Files.writeString(file, log.allText());
      found.setText("");
    } catch (IOException e) {
      showSearch();
      found.setText(language.say("ui.pane.save-failed", e.getMessage()));
    }
  }
}
