package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.site.StateDirectory;
import futago.spec.ClusterSpec;
import futago.ui.ask.Dialogs;
import futago.ui.ask.LoginDialogs;
import futago.ui.ask.Overlay;
import futago.ui.look.FileQuestions;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Sheets;
import futago.ui.look.Theme;
import futago.ui.run.EngineRuns;
import futago.ui.run.Runs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// Everything inside the window: the top bar, below it the view that is shown, above both the
/// question that is asked.
public final class Frame {
  private final WindowContext context;
  private final Executor window;
  private final SettingsFile file;
  private final Language language;
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme");
  private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting");
  private final BooleanProperty working = new SimpleBooleanProperty(this, "working");
  private final BorderPane body = new BorderPane();
  private final Overlay overlay = new Overlay(body);
  private final StackPane root = new StackPane(body, overlay.node());
  private final Dialogs dialogs;
  private final LoginDialogs login;
  private final OpenCluster.Around around;
  private final TopBar top;
  private final Preparation preparation;
  private Settings settings;
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.SLIDES);
  private Optional<OpenCluster> open = Optional.empty();

  /// @param remembered what the window remembers from its last start
  /// @param window runs a task on the window's thread, later
  Frame(WindowContext context, Settings remembered, Executor window) {
    this.context = context;
    this.window = window;
    this.file = SettingsFile.of(context);
    this.settings = remembered;
    this.language = new Language(settings.language().map(Locale::of).orElse(context.locale()));
    this.dialogs = new Dialogs(overlay, language);
    this.login = new LoginDialogs(dialogs, language, window);
    this.around = new OpenCluster.Around(this, context, login, window);
    this.top = new TopBar(language, theme, this::togglePresenting, working, side, this::turnTo);
    Sheets.dress(root);
    theme.addListener(
        (_, before, now) -> {
          root.getStyleClass().remove(before == null ? "" : before.styleClass());
          root.getStyleClass().add(now.styleClass());
          remember(settings.looking(now.styleClass()));
        });
    theme.set(settings.theme().flatMap(Theme::of).orElse(Theme.LIGHT));
    language.locale().addListener((_, _, now) -> remember(settings.speaking(now.getLanguage())));
    presenting.addListener((_, _, now) -> Parts.style(root, "present", now));
    body.setTop(Parts.only(top.node(), presenting.not()));
    this.preparation =
        new Preparation(
            root, () -> new Samples(context, language.locale().get(), window).views(), window);
    welcome();
  }

  /// What to put into the scene.
  public Parent node() {
    return root;
  }

  /// Makes the first opening of each view quick, from the first frame on.
  public void prepare() {
    preparation.begin();
  }

  /// Waits until that is done, if it was asked for. Not on the window's thread.
  ///
  /// @return whether that is done; false once it has taken too long
  boolean awaitPrepared() throws InterruptedException {
    return preparation.await();
  }

  /// The language.
  public Language language() {
    return language;
  }

  /// The theme.
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /// Whether it is shown on a projector.
  public BooleanProperty presenting() {
    return presenting;
  }

  /// The questions.
  public Dialogs dialogs() {
    return dialogs;
  }

  /// What is being built, if anything is.
  Optional<Session> session() {
    return open.flatMap(OpenCluster::session);
  }

  /// How what is open runs.
  Optional<ClusterPlace> cluster() {
    return open.map(OpenCluster::place);
  }

  /// Whether a question is shown.
  boolean isAsking() {
    return overlay.isOpen();
  }

  /// Where the journals are.
  Path state() {
    return StateDirectory.of(context.environment(), context.home());
  }

  /// What time it is.
  Clock clock() {
    return context.clock();
  }

  /// Asks for files.
  FileQuestions files() {
    return context.files();
  }

  /// In which times are shown.
  ZoneId zone() {
    return context.clock().getZone();
  }

  /// What is remembered.
  Settings settings() {
    return settings;
  }

  void remember(Settings wanted) {
    settings = wanted;
    file.write(settings);
  }

  /// Goes to the ways in; what is open is closed.
  void welcome() {
    closeCluster();
    var ways = new WaysIn(this, new Opener(context, login), window);
    body.setCenter(ways.node());
    ways.focus();
  }

  /// Shows a view.
  void show(Node view) {
    body.setCenter(view);
  }

  /// Opens what a way in leads to, and looks what is there already.
  void open(Opened opened) {
    NodeTime time = OpenCluster.timeOf(around, opened);
    open(
        opened,
        new EngineRuns(opened.plan(), opened.nodes(), time.state(), time.clock(), time.pace()));
    opened.file().ifPresent(path -> remember(settings.opened(path.toAbsolutePath().toString())));
  }

  /// Opens a plan whose runs come from elsewhere than the engine.
  void open(Opened opened, Runs runs) {
    closeCluster();
    var cluster = OpenCluster.toBuild(around, opened, runs);
    open = Optional.of(cluster);
    top.show(cluster.session());
    working.set(true);
    turnTo(Side.SLIDES);
    cluster.session().ifPresent(session -> session.work().control().look());
  }

  /// Opens a cluster to be watched and acted upon, without a plan for it: of its nodes one may be
  /// dead.
  ///
  /// @param close ends the connections
  void watch(ClusterSpec spec, ClusterNodes nodes, Runnable close) {
    closeCluster();
    open = Optional.of(OpenCluster.toWatch(around, spec, nodes, close));
    top.watch(spec);
    working.set(true);
    turnTo(Side.CLUSTER);
  }

  /// Which side of what is open is shown.
  Side side() {
    return side.get();
  }

  /// Shows the other side of what is open.
  void turnTo(Side wanted) {
    side.set(wanted);
    open.ifPresent(cluster -> cluster.show(wanted));
  }

  /// Turns to the next page of what is open, or to the one before.
  void turn(boolean forward) {
    open.ifPresent(cluster -> cluster.turn(side.get(), forward));
  }

  /// Stops what goes on, or takes back what was asked or told; where there is nothing of the kind,
  /// the projector is left.
  ///
  /// @return whether there was something
  boolean escape() {
    if (open.filter(cluster -> cluster.escape(side.get())).isPresent()) {
      return true;
    }
    boolean shown = presenting.get();
    presenting.set(false);
    return shown;
  }

  /// Says more about the stage that is looked at.
  void explain() {
    open.filter(_ -> side.get() == Side.SLIDES).ifPresent(OpenCluster::explain);
  }

  /// Whether something runs that would be cut off if the window closed.
  boolean isBusy() {
    return open.filter(OpenCluster::isBusy).isPresent();
  }

  /// Shows it as for a projector, or as usual again.
  void togglePresenting() {
    presenting.set(!presenting.get() && working.get());
  }

  private void closeCluster() {
    open.ifPresent(OpenCluster::close);
    open = Optional.empty();
    side.set(Side.SLIDES);
    working.set(false);
    presenting.set(false);
    top.show(Optional.empty());
  }

  /// The window goes.
  void close() {
    closeCluster();
  }
}
