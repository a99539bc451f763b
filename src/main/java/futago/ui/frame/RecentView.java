package futago.ui.frame;

import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// The clusters that were opened lately, each with how its last run ended: one click goes on there.
final class RecentView {
  private final Language language;
  private final Consumer<Path> open;
  private final ZoneId zone;
  private final VBox root = new VBox(2);

  /// @param open is told which one to open
  /// @param zone in which times are shown
  RecentView(Language language, ZoneId zone, Consumer<Path> open) {
    this.language = language;
    this.open = open;
    this.zone = zone;
  }

  VBox node() {
    return root;
  }

  void show(List<Recent> clusters) {
    root.getChildren().clear();
    clusters.forEach(this::add);
  }

  private void add(Recent recent) {
    var link = new Hyperlink();
    link.textProperty().bind(language.following(() -> language.say(recent.name())));
    link.getStyleClass().add("recent");
    link.setTooltip(new Tooltip(recent.file().toString()));
    link.setOnAction(_ -> open.accept(recent.file()));
    root.getChildren().add(link);
    recent
        .last()
        .ifPresent(
            last ->
                root.getChildren()
                    .add(Parts.words(language.following(() -> words(last)), "faint")));
  }

  private String words(Recent.Last last) {
    var format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language.locale().get())
            .withZone(zone);
    return language.say("ui.recent.last", format.format(last.at()), last.what());
  }
}
