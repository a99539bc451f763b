package futago.ui.frame;

import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterStatus;
import futago.cluster.ClusterWatch;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillOptions;
import futago.cluster.probe.ProbeTarget;
import futago.spec.ClusterSpec;
import futago.ui.cluster.ActionModel;
import futago.ui.cluster.ClusterModel;
import futago.ui.cluster.ClusterView;
import futago.ui.cluster.StatusPoller;
import futago.ui.drill.DrillModel;
import futago.ui.drill.DrillView;
import futago.ui.look.Language;
import futago.ui.probe.ProbeModel;
import futago.ui.probe.ProbeView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The running cluster of what is open. It is asked for its state only while it is looked at, and
/// its views are made when they are looked at for the first time: whoever opens a plan waits for
/// its slides.
final class ClusterPlace {
  /// A simulated row costs this computer as much as a real one: so many a second of ours at most.
  private static final double ROWS_A_SECOND = 50;

  private static final Duration PACE = Duration.ofMillis(100);

  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final Executor window;
  private final ClusterModel model;
  private final ActionModel actions;
  private final ProbeTarget target;
  private final ProbeModel probe;
  private final DrillModel drills;
  private final ReportSaver report;
  private final Language language;
  private final Clock clock;
  private Optional<ClusterView> view = Optional.empty();
  private Optional<DrillView> drillView = Optional.empty();
  private Optional<StatusPoller> poller = Optional.empty();

  /// @param ground the cluster; whoever made the connections to its nodes closes them
  /// @param clock our time
  /// @param time the nodes' time
  /// @param window runs a task on the window's thread, later
  ClusterPlace(DrillGround ground, Language language, Clock clock, NodeTime time, Executor window) {
    this.spec = ground.spec();
    this.nodes = ground.nodes();
    this.window = window;
    this.model = new ClusterModel(spec, clock);
    this.actions =
        new ActionModel(
            model,
            new ClusterActions(spec, nodes, time.clock(), time.pace()),
            time.clock(),
            window);
    Duration pace = pace(time.pace());
    this.target = ground.target();
    this.probe = new ProbeModel(target, ground.time(), pace, clock, window);
    this.drills =
        new DrillModel(
            ground,
            new DrillOptions(false, pace, DrillOptions.USUAL.patience()),
            new DrillLog(time.state(), spec.name()),
            actions::isBusy,
            window);
    this.report = new ReportSaver(spec, nodes, time.state(), time.clock(), language, window);
    this.language = language;
    this.clock = clock;
  }

  private static Duration pace(double speed) {
    long fastest = Math.round(1000 / ROWS_A_SECOND * speed);
    return Duration.ofMillis(Math.max(PACE.toMillis(), fastest));
  }

  private ClusterView view() {
    if (view.isEmpty()) {
      view =
          Optional.of(
              new ClusterView(
                  model,
                  actions,
                  new ProbeView(probe, language),
                  this::chooseReport,
                  language,
                  () -> Platform.getPreferences().isReducedMotion(),
                  clock));
    }
    return view.get();
  }

  private DrillView drillView() {
    if (drillView.isEmpty()) {
      drillView = Optional.of(new DrillView(drills, language, clock.getZone()));
    }
    return drillView.get();
  }

  private void chooseReport() {
    report.choose(view().node().getScene().getWindow()).ifPresent(this::saveReport);
  }

  /// Writes a report there, and says so above the picture.
  void saveReport(Path file) {
    view().notice(language.saying("ui.report.making"));
    report.save(file, said -> view().notice(language.following(() -> language.say(said))));
  }

  /// What to put into the window.
  Node node() {
    return view().node();
  }

  /// Its drills, to put into the window.
  Node drills() {
    return drillView().node();
  }

  /// What is shown.
  ClusterModel model() {
    return model;
  }

  /// Whether something is being done to the cluster.
  boolean isBusy() {
    return actions.isBusy() || drills.isBusy() || probe.isBusy();
  }

  /// It is looked at from now on.
  void enter() {
    poll();
    view().focus();
  }

  /// Its drills are looked at from now on.
  void enterDrills() {
    poll();
    drills.load();
    drillView().focus();
  }

  private void poll() {
    if (poller.isEmpty()) {
      var reading = new StatusPoller(new ClusterWatch(spec, nodes), window, this::take);
      poller = Optional.of(reading);
      reading.start();
    }
  }

  private void take(ClusterStatus status) {
    model.take(status);
    drills.take(status);
  }

  /// It is not looked at any more.
  void leave() {
    poller.ifPresent(StatusPoller::close);
    poller = Optional.empty();
  }

  /// Takes back what was asked or told on that side, or stops what goes on there.
  ///
  /// @return whether there was something
  boolean escape(Side side) {
    return switch (side) {
      case CLUSTER -> view().leave();
      case DRILLS -> drillView().leave();
      case SLIDES -> false;
    };
  }

  /// What is built has just been verified; that is said above the picture.
  void celebrate(ObservableValue<String> words) {
    view().notice(words);
  }

  /// Ends everything that goes on.
  void close() {
    leave();
    actions.stop();
    probe.close();
    drills.stop();
    // Whoever uses it may be waiting for an answer of the person at this window.
    Thread.startVirtualThread(target::close);
  }
}
