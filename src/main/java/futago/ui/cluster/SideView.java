package futago.ui.cluster;

import futago.spec.PacemakerSpec;
import futago.ui.look.Clip;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Reading;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Beside the picture: how it is in a few words, what happened, what `crm_mon -r` prints, and what
/// this kind of cluster does not do.
final class SideView {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int ROWS = 60;
  private static final double EVENTS = 196;

  /// What the events get of a large window.
  private static final double EVENTS_SHARE = 0.34;

  private final ClusterModel model;
  private final Language language;
  private final ZoneId zone;
  private final Label health = new Label();
  private final Label age = new Label();
  private final VBox events = new VBox(7);
  private final Label text = new Label();
  private final Button copy;
  private final VBox root;

  SideView(ClusterModel model, Language language, ZoneId zone) {
    this.model = model;
    this.language = language;
    this.zone = zone;
    this.copy =
        Parts.button(
            language.saying("ui.copy"),
            () -> model.picture().get().flatMap(Picture::text).ifPresent(Clip::copy),
            "link");
    health.setId("cluster-health");
    health.setMinWidth(0);
    age.setId("cluster-age");
    age.getStyleClass().add("faint");
    age.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(10, health, Parts.spring(), age);
    head.setAlignment(Pos.CENTER_LEFT);
    BooleanBinding known =
        Bindings.createBooleanBinding(() -> model.picture().get().isPresent(), model.picture());
    events.setId("cluster-events");
    ScrollPane eventPane = Reading.of(events, language.saying("ui.cluster.events"));
    eventPane.setMinHeight(64);
    text.getStyleClass().add("crm-text");
    text.setId("crm-mon");
    // Its longest lines go on below; sideways nobody would look for them.
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane textPane = Reading.of(text, new SimpleStringProperty("crm_mon -r"));
    textPane.setMinHeight(90);
    VBox.setVgrow(textPane, Priority.ALWAYS);
    root =
        new VBox(
            10,
            Parts.only(head, known),
            Parts.only(rule(), known),
            Parts.label(language.saying("ui.cluster.events"), "section-title"),
            eventPane,
            rule(),
            textHead(),
            textPane);
    if (model.spec().pacemaker().fencing() == PacemakerSpec.Fencing.NONE) {
      root.getChildren().add(fencing());
    }
    root.getStyleClass().addAll("card", "cluster-side");
    eventPane
        .prefHeightProperty()
        .bind(Bindings.max(EVENTS, root.heightProperty().multiply(EVENTS_SHARE)));
    model.happenings().addListener((_, _, _) -> events());
    model.age().addListener((_, _, _) -> age());
    language.locale().addListener((_, _, _) -> events());
    events();
    update();
  }

  Region node() {
    return root;
  }

  /// Shows the newest picture.
  void update() {
    age();
    model
        .picture()
        .get()
        .ifPresent(
            picture -> {
              health.setText(language.say(picture.health()));
              health.getStyleClass().setAll("label", "chip", "health", picture.tone().style());
              health.setGraphic(Parts.dot(picture.tone().style()));
            });
    text.setText(
        model
            .picture()
            .get()
            .map(this::raw)
            .orElseGet(() -> language.say("ui.cluster.text.waiting")));
    boolean hasText = model.picture().get().flatMap(Picture::text).isPresent();
    Parts.style(text, "placeholder", !hasText);
    copy.setDisable(!hasText);
  }

  private String raw(Picture picture) {
    return picture
        .text()
        .map(lines -> lines.replace("\t", " ").strip())
        .orElseGet(() -> language.say("ui.cluster.text.none"));
  }

  private HBox textHead() {
    var title = new Label("crm_mon -r");
    title.getStyleClass().add("section-title");
    copy.setGraphic(Icon.COPY.of(14));
    var head = new HBox(8, title, Parts.spring(), copy);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Region fencing() {
    Label more = Parts.words(language.saying("ui.cluster.fencing.cure"), "fencing-text");
    more.setVisible(false);
    more.setManaged(false);
    var link = new Hyperlink();
    link.setId("fencing-cure");
    link.textProperty().bind(language.saying("ui.cluster.fencing.link"));
    link.setOnAction(
        _ -> {
          more.setVisible(!more.isVisible());
          more.setManaged(more.isVisible());
          link.setVisited(false);
        });
    var notice =
        new VBox(4, Parts.words(language.saying("ui.cluster.fencing"), "fencing-text"), link, more);
    notice.getStyleClass().add("fencing");
    notice.setMinHeight(Region.USE_PREF_SIZE);
    return notice;
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }

  private void age() {
    age.setText(
        model
            .age()
            .get()
            .map(old -> language.say("ui.cluster.age", Long.toString(old.toSeconds())))
            .orElse(""));
  }

  private void events() {
    events.getChildren().clear();
    if (model.happenings().get().isEmpty()) {
      events.getChildren().add(Parts.words(language.say("ui.cluster.events.none"), "faint"));
      return;
    }
    model.happenings().get().stream().limit(ROWS).map(this::row).forEach(events.getChildren()::add);
  }

  private HBox row(Happening happening) {
    var when = new Label(TIME.format(happening.when().atZone(zone)));
    when.getStyleClass().add("event-time");
    when.setMinWidth(Region.USE_PREF_SIZE);
    Label what = Parts.words(language.say(happening.what()), "event", happening.tone().style());
    HBox.setHgrow(what, Priority.ALWAYS);
    return new HBox(10, when, what);
  }
}
