package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.cluster.drill.DrillGround;
import futago.command.Secret;
import futago.engine.RunOutcome;
import futago.remote.RemoteNode;
import futago.site.PostgresPassword;
import futago.slide.Durations;
import futago.spec.ClusterSpec;
import futago.ui.ask.LoginDialogs;
import futago.ui.look.Language;
import futago.ui.look.Markdown;
import futago.ui.run.RunControl;
import futago.ui.run.RunModel;
import futago.ui.run.Runs;
import futago.ui.work.WorkModel;
import futago.ui.work.WorkView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// A cluster that is open, with its sides. All that it shows speaks through a language of its own,
/// so that nothing of it stays behind when it is closed.
final class OpenCluster {
  private final Frame frame;
  private final Language language;
  private final ClusterPlace place;
  private final Optional<Session> session;
  private final Optional<WorkView> slides;
  private final Runnable parting;

  /// What every open cluster uses of the window around it.
  ///
  /// @param frame shows it
  /// @param context the world around the window
  /// @param login asks for passwords
  /// @param window runs a task on the window's thread, later
  record Around(Frame frame, WindowContext context, LoginDialogs login, Executor window) {}

  private OpenCluster(Around around, Opened opened, Runs runs, NodeTime time) {
    frame = around.frame();
    language = frame.language().branch();
    parting = opened.close();
    var run = new RunModel(opened.plan());
    var control =
        new RunControl(run, runs, around.window(), language.texts()::has, opened.secrets());
    var work = new WorkModel(opened.plan(), language, run, control);
    ClusterSpec spec = opened.plan().spec();
    Map<String, RemoteNode> nodes = opened.nodes();
    var connected = new ClusterNodes(spec, node -> () -> nodes.get(node.name()));
    place = place(around, spec, connected, time, opened.secrets().stream().findFirst());
    session =
        Optional.of(
            new Session(
                opened.plan(), nodes, opened.file(), opened.simulated(), work, time.clock()));
    slides =
        Optional.of(
            new WorkView(work, language, frame.files(), frame.presenting(), frame::explain));
    run.outcome().addListener((_, _, outcome) -> outcome.ifPresent(each -> ended(run, each)));
  }

  private OpenCluster(Around around, ClusterSpec spec, ClusterNodes nodes, Runnable close) {
    frame = around.frame();
    language = frame.language().branch();
    parting = close;
    place = place(around, spec, nodes, here(around), Optional.empty());
    session = Optional.empty();
    slides = Optional.empty();
  }

  /// To be built by a plan, and then to be looked after.
  ///
  /// @param runs run the plan
  static OpenCluster toBuild(Around around, Opened opened, Runs runs) {
    return new OpenCluster(around, opened, runs, timeOf(around, opened));
  }

  /// To be watched and acted upon, without a plan for it: of its nodes one may be dead.
  ///
  /// @param close ends the connections
  static OpenCluster toWatch(Around around, ClusterSpec spec, ClusterNodes nodes, Runnable close) {
    return new OpenCluster(around, spec, nodes, close);
  }

  /// The time of the nodes that were opened.
  static NodeTime timeOf(Around around, Opened opened) {
    return opened.time().orElseGet(() -> here(around));
  }

  private static NodeTime here(Around around) {
    return new NodeTime(around.context().clock(), 1, around.frame().state());
  }

  /// @param postgres the password of PostgreSQL's superuser, where it is known
  private ClusterPlace place(
      Around around,
      ClusterSpec spec,
      ClusterNodes nodes,
      NodeTime time,
      Optional<Secret> postgres) {
    DrillGround ground =
        time.ground()
            .map(simulated -> simulated.apply(nodes))
            .orElseGet(
                () ->
                    DrillGround.real(
                        spec,
                        nodes,
                        new AskedTarget(
                            spec,
                            nodes,
                            around.login(),
                            postgres.or(
                                () -> PostgresPassword.given(around.context().environment()))),
                        Optional.empty()));
    return new ClusterPlace(ground, language, around.context().clock(), time, around.window());
  }

  /// What is being built; empty for a cluster that is only watched.
  Optional<Session> session() {
    return session;
  }

  /// How it runs.
  ClusterPlace place() {
    return place;
  }

  /// Shows a side.
  void show(Side side) {
    switch (side) {
      case SLIDES -> {
        place.leave();
        slides.ifPresent(
            view -> {
              frame.show(view.node());
              view.focus();
            });
      }
      case CLUSTER -> {
        frame.show(place.node());
        place.enter();
      }
      case DRILLS -> {
        frame.show(place.drills());
        place.enterDrills();
      }
    }
  }

  /// Stops what goes on on a side, or takes back what was asked or told there.
  ///
  /// @return whether there was something
  boolean escape(Side side) {
    Optional<WorkModel> building = session.map(Session::work).filter(WorkModel::isBusy);
    if (side == Side.SLIDES && building.isPresent()) {
      building.get().stop();
      return true;
    }
    return place.escape(side);
  }

  /// The next slide or the one before; the cluster follows the last one as soon as it is built, and
  /// its drills follow that.
  void turn(Side side, boolean forward) {
    session
        .map(Session::work)
        .ifPresent(
            work -> {
              if (side == Side.SLIDES && !(forward && work.isThrough())) {
                work.turn(forward);
              } else {
                side.beside(forward).ifPresent(frame::turnTo);
              }
            });
  }

  /// Says more about the stage that is looked at.
  void explain() {
    session
        .map(Session::work)
        .ifPresent(
            work ->
                work.explanation(language.locale().get())
                    .ifPresent(text -> frame.dialogs().read(work.stageTitle(), Markdown.of(text))));
  }

  /// Where everything is built, what counts is how it runs.
  private void ended(RunModel run, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Done done && run.next().isEmpty()) {
      if (done.summary().applied() > 0) {
        place.celebrate(
            language.following(
                () ->
                    language.say(
                        "ui.run.done", Durations.say(done.summary().whole(), language.texts()))));
      }
      frame.turnTo(Side.CLUSTER);
    }
  }

  /// Whether something runs that would be cut off if it was closed.
  boolean isBusy() {
    return session.map(Session::work).filter(WorkModel::isBusy).isPresent() || place.isBusy();
  }

  /// Ends everything that goes on, and the connections.
  void close() {
    session.ifPresent(each -> each.work().control().close());
    place.close();
    parting.run();
  }
}
