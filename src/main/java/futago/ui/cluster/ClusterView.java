package futago.ui.cluster;

import futago.slide.Durations;
import futago.spec.NodeSpec;
import futago.ui.look.Columns;
import futago.ui.look.Ends;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.probe.ProbeView;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The running cluster: buttons above, the picture, below it what needs attention or the action
/// that was chosen; beside it what happened.
public final class ClusterView {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ClusterModel model;
  private final Language language;
  private final ZoneId zone;
  private final ActionBar bar;
  private final HBox beside;
  private final PictureView picture;
  private final AttentionView attention;
  private final ActionPanel panel;
  private final SideView side;
  private final HBox notice = new HBox(8);
  private final Label stale = new Label();
  private final VBox waiting = new VBox(14);
  private final StackPane stage;
  private final Pane root;
  private final Timeline ticking;

  /// @param probe a client that measures meanwhile
  /// @param report begins a report of the cluster
  /// @param still whether nothing may move on the screen
  /// @param clock what time it is, and where
  public ClusterView(
      ClusterModel model,
      ActionModel actions,
      ProbeView probe,
      Runnable report,
      Language language,
      BooleanSupplier still,
      Clock clock) {
    this.model = model;
    this.language = language;
    this.zone = clock.getZone();
    bar = new ActionBar(actions, language);
    picture = new PictureView(language, still);
    attention = new AttentionView(language);
    panel = new ActionPanel(actions, model.spec(), language, clock);
    side = new SideView(model, language, zone);
    stale.getStyleClass().add("stale-note");
    stale.setId("stale-note");
    stale.setWrapText(true);
    stale.setMinHeight(Region.USE_PREF_SIZE);
    stale.setMaxWidth(Double.MAX_VALUE);
    stale.setGraphic(Icon.WARNING.of(18));
    waiting.setAlignment(Pos.CENTER);
    waiting.setId("cluster-waiting");
    waiting.getStyleClass().addAll("card", "cluster-waiting");
    stage = new StackPane(picture, waiting);
    VBox.setVgrow(stage, Priority.ALWAYS);
    notice.getStyleClass().addAll("card", "notice", "good", "cluster-notice");
    notice.setId("notice-good");
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.setVisible(false);
    notice.setManaged(false);
    Button paper = Parts.button(language.saying("ui.report.save"), report, "small");
    paper.setId("cluster-report");
    paper.setGraphic(Icon.REPORT.of(18));
    beside = new HBox(10, probe.button(), paper);
    beside.setAlignment(Pos.CENTER_LEFT);
    var above = new Ends(bar.node(), beside);
    var main =
        new VBox(14, notice, above, probe.node(), stale, stage, attention.node(), panel.node());
    main.setMinWidth(0);
    root = new Columns(main, side.node());
    root.getStyleClass().add("cluster-view");
    ticking = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    // Only while it is in sight.
    root.sceneProperty()
        .addListener(
            (_, _, scene) -> {
              if (scene == null) {
                ticking.stop();
              } else {
                ticking.play();
              }
            });
    model.picture().addListener((_, _, _) -> update());
    model.phase().addListener((_, _, _) -> update());
    model.attention().addListener((_, _, _) -> update());
    actions
        .stand()
        .addListener(
            (_, _, stand) -> {
              update();
              // Whoever begins something has read what was said, and the room is needed.
              if (stand.isPresent()) {
                showNotice(false);
              }
              // A second Enter must not stop what the first one began.
              if (stand.isEmpty() || stand.get() instanceof Stand.Running) {
                bar.focus();
              }
            });
    language.locale().addListener((_, _, _) -> update());
    update();
  }

  /// What to put into the window.
  public Region node() {
    return root;
  }

  /// Says something good above everything, until the person takes it away.
  public void notice(ObservableValue<String> words) {
    Button close = new Button();
    Parts.iconOnly(close, Icon.CLOSE, language.saying("ui.close"));
    close.setOnAction(_ -> showNotice(false));
    Label text = Parts.words(words, "notice-title");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    notice.getChildren().setAll(Icon.CHECK.of(18), text, close);
    showNotice(true);
  }

  private void showNotice(boolean shown) {
    notice.setVisible(shown);
    notice.setManaged(shown);
  }

  /// Gives the focus to the first action.
  public void focus() {
    bar.focus();
  }

  /// Takes away what was said last, or stops what goes on.
  ///
  /// @return whether there was something
  public boolean leave() {
    return panel.leave();
  }

  private void tick() {
    model.tick();
    panel.tick();
    stale();
  }

  private void update() {
    boolean drawn = model.picture().get().isPresent();
    model.picture().get().ifPresent(picture::show);
    picture.setVisible(drawn);
    Parts.style(picture, "compact", panel.needsRoom());
    beside.setVisible(!panel.needsRoom());
    beside.setManaged(!panel.needsRoom());
    waiting.setVisible(!drawn);
    waiting();
    Parts.style(root, "stale", model.phase().get() == ClusterModel.Phase.STALE);
    stale();
    boolean hasFindings = !model.attention().get().isEmpty() && !panel.isOpen();
    attention.show(model.attention().get());
    attention.node().setVisible(hasFindings);
    attention.node().setManaged(hasFindings);
    side.update();
  }

  private void waiting() {
    List<String> names = model.spec().nodes().stream().map(NodeSpec::name).toList();
    boolean silent = model.phase().get() == ClusterModel.Phase.SILENT;
    Label title =
        Parts.words(
            language.say(
                silent ? "ui.cluster.silent" : "ui.cluster.loading", names.get(0), names.get(1)),
            "waiting-title");
    Label text =
        Parts.words(
            language.say(silent ? "ui.cluster.silent.text" : "ui.cluster.loading.text"), "cure");
    title.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    if (silent) {
      waiting.getChildren().setAll(Icon.WARNING.of(32), title, text);
    } else if (waiting.isVisible()) {
      var turning = new ProgressIndicator();
      turning.setMaxSize(32, 32);
      waiting.getChildren().setAll(turning, title, text);
    } else {
      // An indicator that nobody sees would still turn.
      waiting.getChildren().clear();
    }
  }

  private void stale() {
    boolean isStale = model.phase().get() == ClusterModel.Phase.STALE;
    stale.setVisible(isStale);
    stale.setManaged(isStale);
    if (isStale) {
      Duration old = Duration.ofSeconds(model.age().get().orElse(Duration.ZERO).toSeconds());
      stale.setText(
          language.say(
              "ui.cluster.stale",
              Durations.say(old, language.texts()),
              TIME.format(model.seen().atZone(zone))));
    }
  }
}
