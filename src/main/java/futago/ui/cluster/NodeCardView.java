package futago.ui.cluster;

import futago.ui.look.Language;
import futago.ui.look.Parts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A node and what runs on it.
final class NodeCardView extends VBox {
  private final Language language;
  private final Region slot = new Region();

  NodeCardView(Language language) {
    super(8);
    this.language = language;
    getStyleClass().addAll("card", "node-card");
    setMinWidth(0);
    slot.setMinHeight(Region.USE_PREF_SIZE);
  }

  /// Where the virtual IP is drawn while it is here.
  Region slot() {
    return slot;
  }

  void show(NodeCard card) {
    setId("node-" + card.name());
    Parts.style(this, "serves", card.serves());
    Parts.style(this, "silent", !card.answers());
    getChildren().setAll(head(card), address(card));
    if (card.hasAddress()) {
      getChildren().add(slot);
    }
    card.blocks().forEach(block -> getChildren().add(BlockView.of(block, language)));
    if (card.blocks().isEmpty() && !card.hasAddress()) {
      getChildren()
          .add(
              Parts.words(
                  language.say(
                      card.answers() ? "ui.cluster.node.idle" : "ui.cluster.node.unseen",
                      card.name()),
                  "node-empty"));
    }
    setAccessibleText(
        Stream.concat(
                Stream.of(card.name()),
                Stream.concat(
                    card.primary().map(NodeCardView::roleName).stream(),
                    Stream.of(language.say(card.condition()))))
            .collect(Collectors.joining(", ")));
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren().addAll(space, BlockView.of(card.disk(), language));
  }

  private HBox head(NodeCard card) {
    var name = new Label(card.name());
    name.getStyleClass().add("node-name");
    name.setMinWidth(40);
    var head = new HBox(8, name);
    card.primary().ifPresent(primary -> head.getChildren().add(role(primary)));
    var chip = new Label(language.say(card.condition()), Parts.dot(dot(card.tone())));
    chip.getStyleClass().add("chip");
    chip.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren().addAll(Parts.spring(), chip);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /// PRIMARY is filled, SECONDARY is outlined, as ACT and SBY.
  private static Label role(boolean primary) {
    var badge = new Label(roleName(primary));
    badge.getStyleClass().addAll("badge", "role-badge", primary ? "act" : "sby");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    return badge;
  }

  private static String roleName(boolean primary) {
    return primary ? "PRIMARY" : "SECONDARY";
  }

  private static String dot(Tone tone) {
    return switch (tone) {
      case GOOD -> "good";
      case WARN, BUSY -> "warn";
      case BAD -> "bad";
      case PLAIN -> "plain";
    };
  }

  private HBox address(NodeCard card) {
    Label address = Parts.line(card.address() + " · " + card.interfaceName(), "node-address");
    var row = new HBox(8, address, Parts.spring());
    if (card.dc()) {
      var dc = new Label("DC");
      dc.getStyleClass().add("node-dc");
      dc.setTooltip(new Tooltip(language.say("ui.cluster.node.dc", card.name())));
      dc.setAccessibleText(language.say("ui.cluster.node.dc", card.name()));
      dc.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(dc);
    }
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
