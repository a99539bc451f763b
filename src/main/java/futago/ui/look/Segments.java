package futago.ui.look;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.SegmentedButton;

/// A choice of few, all in sight, of which one always holds.
public final class Segments {
  private Segments() {}

  /// The choice.
  ///
  /// @param values what there is to choose from
  /// @param name what a value is called
  /// @param chosen what holds now; followed
  /// @param choose is told what a person chooses
  public static <T> SegmentedButton of(
      List<T> values,
      Function<T, ObservableValue<String>> name,
      ObservableValue<T> chosen,
      Consumer<T> choose) {
    var segments = new SegmentedButton();
    var group = new ToggleGroup();
    segments.setToggleGroup(group);
    for (T value : values) {
      var button = new ToggleButton();
      button.textProperty().bind(name.apply(value));
      button.setUserData(value);
      button.setSelected(value.equals(chosen.getValue()));
      // A second click on what is chosen must not leave nothing chosen.
      button.setOnAction(
          _ -> {
            button.setSelected(true);
            choose.accept(value);
          });
      chosen.addListener((_, _, now) -> button.setSelected(value.equals(now)));
      segments.getButtons().add(button);
    }
    return segments;
  }
}
