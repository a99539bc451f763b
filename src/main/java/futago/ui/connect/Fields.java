package futago.ui.connect;

import futago.ui.look.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Makes fields and keeps them, so that one can be found again.
final class Fields {
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

  /// Rows of fields in columns of so many per cent.
  static GridPane grid(List<Integer> widths, Node... cells) {
    var grid = new GridPane(12, 10);
    for (int width : widths) {
      var column = new ColumnConstraints();
      column.setPercentWidth(width);
      grid.getColumnConstraints().add(column);
    }
    for (int i = 0; i < cells.length; i++) {
      GridPane.setValignment(cells[i], VPos.TOP);
      grid.add(cells[i], i % widths.size(), i / widths.size());
    }
    return grid;
  }
}
