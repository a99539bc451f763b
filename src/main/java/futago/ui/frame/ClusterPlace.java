package futago.ui.frame;

import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterWatch;
import futago.spec.ClusterSpec;
import futago.ui.cluster.ActionModel;
import futago.ui.cluster.ClusterModel;
import futago.ui.cluster.ClusterView;
import futago.ui.cluster.StatusPoller;
import futago.ui.look.Language;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The running cluster of what is open. It is asked for its state only while it is looked at.
final class ClusterPlace {
  private final ClusterSpec spec;
  private final ClusterNodes nodes;
  private final Executor window;
  private final ClusterModel model;
  private final ActionModel actions;
  private final ClusterView view;
  private Optional<StatusPoller> poller = Optional.empty();

  /// @param nodes the connections to its nodes; whoever made them closes them
  /// @param clock our time
  /// @param time the nodes' time
  /// @param window runs a task on the window's thread, later
  ClusterPlace(
      ClusterSpec spec,
      ClusterNodes nodes,
      Language language,
      Clock clock,
      NodeTime time,
      Executor window) {
    this.spec = spec;
    this.nodes = nodes;
    this.window = window;
    this.model = new ClusterModel(spec, clock);
    this.actions =
        new ActionModel(
            model,
            new ClusterActions(spec, nodes, time.clock(), time.pace()),
            time.clock(),
            window);
    this.view =
        new ClusterView(
            model, actions, language, () -> Platform.getPreferences().isReducedMotion(), clock);
  }

  /// What it is read from.
  ClusterSpec spec() {
    return spec;
  }

  /// What to put into the window.
  Node node() {
    return view.node();
  }

  /// What is shown.
  ClusterModel model() {
    return model;
  }

  /// Whether something is being done to the cluster.
  boolean isBusy() {
    return actions.isBusy();
  }

  /// It is looked at from now on.
  void enter() {
    if (poller.isEmpty()) {
      var reading = new StatusPoller(new ClusterWatch(spec, nodes), window, model::take);
      poller = Optional.of(reading);
      reading.start();
    }
    view.focus();
  }

  /// It is not looked at any more.
  void leave() {
    poller.ifPresent(StatusPoller::close);
    poller = Optional.empty();
  }

  /// What is built has just been verified; that is said above the picture.
  void celebrate(ObservableValue<String> words) {
    view.notice(words);
  }

  /// Ends everything that goes on.
  void close() {
    leave();
    actions.stop();
  }
}
