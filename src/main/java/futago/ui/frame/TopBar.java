package futago.ui.frame;

import futago.slide.Durations;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.ui.look.Language;
import futago.ui.look.Mark;
import futago.ui.look.Parts;
import futago.ui.look.Segments;
import futago.ui.look.Theme;
import futago.ui.run.RunModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Mark, cluster, nodes, how far it is, language, theme, projector.
final class TopBar {
  /// In a smaller window the nodes' names, which the panes show as well, give way.
  private static final double ROOM_FOR_NODES = 1140;

  private final Language language;
  private final HBox open = new HBox(14);
  private final Label progress = new Label();
  private final ObservableValue<Side> side;
  private final Region sides;
  private final BooleanBinding hasRoomForNodes;
  private final HBox root;
  private final Timeline ticking;
  private Optional<RunModel> run = Optional.empty();

  /// The time of the nodes that are open, which tell when a run began.
  private Clock clock = Clock.systemUTC();

  TopBar(
      Language language,
      ObjectProperty<Theme> theme,
      Runnable present,
      ObservableValue<Boolean> canPresent,
      ObservableValue<Side> side,
      Consumer<Side> turn) {
    this.language = language;
    var name = new Label("Futago");
    name.getStyleClass().add("brand");
    open.setAlignment(Pos.CENTER_LEFT);
    progress.getStyleClass().add("faint");
    progress.setId("progress");
    progress.setMinWidth(0);
    sides =
        Segments.of(
            List.of(Side.values()),
            each ->
                language.saying(
                    switch (each) {
                      case SLIDES -> "ui.side.slides";
                      case CLUSTER -> "ui.side.cluster";
                      case DRILLS -> "ui.side.drills";
                    }),
            side,
            turn);
    sides.setId("sides");
    sides.setMinWidth(Region.USE_PREF_SIZE);
    side.addListener((_, _, _) -> tick());
    this.side = side;
    Region languages =
        Segments.of(
            Language.ALL,
            locale -> new SimpleStringProperty(locale.equals(Locale.JAPANESE) ? "日本語" : "English"),
            language.locale(),
            language::speak);
    languages.setId("languages");
    Region themes =
        Segments.of(
            List.of(Theme.values()),
            each ->
                language.saying(
                    switch (each) {
                      case LIGHT -> "ui.theme.light";
                      case DARK -> "ui.theme.dark";
                    }),
            theme,
            theme::set);
    themes.setId("themes");
    Button projector = Parts.button(language.saying("ui.present"), present);
    projector.setId("present");
    projector.getStyleClass().add("small");
    Parts.only(projector, canPresent);
    for (Region part : List.of(name, languages, themes, projector)) {
      part.setMinWidth(Region.USE_PREF_SIZE);
    }
    root =
        new HBox(
            14, Mark.of(22), name, open, Parts.spring(), progress, languages, themes, projector);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("top-bar");
    // The cluster's own view says more about its nodes.
    hasRoomForNodes =
        Bindings.createBooleanBinding(
            () -> root.getWidth() > ROOM_FOR_NODES && side.getValue() == Side.SLIDES,
            root.widthProperty(),
            side);
    ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    language.locale().addListener((_, _, _) -> tick());
  }

  Node node() {
    return root;
  }

  /// Shows what is open; empty for nothing.
  void show(Optional<Session> session) {
    run = session.map(each -> each.work().run());
    clock = session.map(Session::clock).orElseGet(Clock::systemUTC);
    ticking.stop();
    open.getChildren().clear();
    session.ifPresent(
        each -> {
          add(each.plan().spec(), each.simulated());
          open.getChildren().add(sides);
        });
    run.ifPresent(
        model -> {
          model.past().addListener((_, _, _) -> tick());
          model
              .phase()
              .addListener(
                  (_, _, phase) -> {
                    if (phase == RunModel.Phase.IDLE) {
                      ticking.stop();
                    } else {
                      ticking.play();
                    }
                    tick();
                  });
        });
    tick();
  }

  /// Shows a cluster that is only watched.
  void watch(ClusterSpec spec) {
    show(Optional.empty());
    add(spec, false);
  }

  private void add(ClusterSpec spec, boolean simulated) {
    var name = new Label(spec.name());
    name.getStyleClass().add("cluster-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    open.getChildren().add(name);
    for (NodeSpec node : spec.nodes()) {
      var chip = new Label(node.name(), Parts.dot("good"));
      chip.getStyleClass().add("chip");
      chip.setMinWidth(Region.USE_PREF_SIZE);
      chip.accessibleTextProperty().bind(language.saying("ui.top.connected", node.name()));
      Parts.only(chip, hasRoomForNodes);
      open.getChildren().add(chip);
    }
    if (simulated) {
      open.getChildren().add(Parts.label(language.saying("ui.top.simulated"), "chip", "warn"));
    }
  }

  private void tick() {
    if (run.isEmpty() || side.getValue() != Side.SLIDES) {
      progress.setText("");
      return;
    }
    RunModel model = run.get();
    String steps = language.say("ui.top.steps", model.past().get(), model.steps().size());
    progress.setText(
        model
            .started()
            .map(
                start ->
                    steps
                        + " · "
                        + Durations.say(
                            Duration.ofSeconds(
                                Math.max(0, Duration.between(start, clock.instant()).toSeconds())),
                            language.texts()))
            .orElse(steps));
  }
}
