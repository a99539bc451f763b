package futago.ui.connect;

import futago.ui.look.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Makes fields and keeps them, so that one can be found again.
final class Fields {
  private static final int NARROW = 30;

  private final ConnectModel model;
  private final Language language;
  private final List<FieldView> all = new ArrayList<>();

  Fields(ConnectModel model, Language language) {
    this.model = model;
    this.language = language;
  }

  FieldView of(FormField field, String name) {
    return of(field, name, "");
  }

  FieldView of(FormField field, String name, String prompt) {
    var view = new FieldView(model, field, language, name, prompt);
    all.add(view);
    return view;
  }

  /// Gives the focus to the field of that place.
  void focus(FormField field) {
    all.stream().filter(view -> view.field().equals(field)).forEach(FieldView::focus);
  }

  /// Rows of fields in columns of so many per cent. What is wrong with a narrow one stands below
  /// its row, as wide as that: in its own width a sentence would be a tower of words.
  static VBox grid(List<Integer> widths, Node... cells) {
    var rows = new VBox(10);
    for (int first = 0; first < cells.length; first += widths.size()) {
      int after = Math.min(first + widths.size(), cells.length);
      rows.getChildren().add(row(widths, List.of(cells).subList(first, after)));
    }
    return rows;
  }

  private static VBox row(List<Integer> widths, List<Node> cells) {
    var grid = new GridPane(12, 10);
    var row = new VBox(3, grid);
    for (int i = 0; i < widths.size(); i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(widths.get(i));
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cells.size(); i++) {
      GridPane.setValignment(cells.get(i), VPos.TOP);
      grid.add(cells.get(i), i, 0);
      if (widths.get(i) < NARROW && cells.get(i) instanceof FieldView narrow) {
        row.getChildren().add(narrow.problemApart());
      }
    }
    return row;
  }
}
