package futago.ui.look;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Something to be read that scrolls where there is not room enough for it. Only then the keyboard
/// stops there, to scroll it: a stop at which nothing can be done would be in the way.
public final class Reading {
  private Reading() {}

  /// A pane around it.
  ///
  /// @param name what a screen reader calls it
  public static ScrollPane of(Region content, ObservableValue<String> name) {
    var pane = new ScrollPane(content);
    pane.getStyleClass().add("reading");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setMinHeight(0);
    pane.accessibleTextProperty().bind(name);
    pane.focusTraversableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> content.getHeight() > Math.ceil(pane.getViewportBounds().getHeight()),
                content.heightProperty(),
                pane.viewportBoundsProperty()));
    return pane;
  }
}
