package futago.ui.frame;

import futago.remote.RemoteNode;
import futago.site.StateDirectory;
import futago.ui.ask.Dialogs;
import futago.ui.ask.LoginDialogs;
import futago.ui.ask.Overlay;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.look.Theme;
import futago.ui.run.EngineRuns;
import futago.ui.run.RunControl;
import futago.ui.run.RunModel;
import futago.ui.run.Runs;
import futago.ui.work.WorkModel;
import futago.ui.work.WorkView;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
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
  private final TopBar top;
  private Settings settings;
  private Optional<Session> session = Optional.empty();

  /// @param window runs a task on the window's thread, later
  public Frame(WindowContext context, Executor window) {
    this.context = context;
    this.window = window;
    this.file = new SettingsFile(context.environment(), context.home());
    this.settings = file.read();
    this.language = new Language(settings.language().map(Locale::of).orElse(context.locale()));
    this.dialogs = new Dialogs(overlay, language);
    this.login = new LoginDialogs(dialogs, language, window);
    this.top = new TopBar(language, theme, context.clock(), this::togglePresenting, working);
    root.getStylesheets().add(Frame.class.getResource("/ui/futago.css").toExternalForm());
    root.getStyleClass().add("futago");
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
    welcome();
  }

  /// What to put into the scene.
  public Parent node() {
    return root;
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

  /// What is open.
  Optional<Session> session() {
    return session;
  }

  /// Whether a question is shown.
  boolean isAsking() {
    return overlay.isOpen();
  }

  /// Where the journals are.
  Path state() {
    return StateDirectory.of(context.environment(), context.home());
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
    closeSession();
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
    open(opened, new EngineRuns(opened.plan(), opened.nodes(), state(), context.clock()));
    opened.file().ifPresent(path -> remember(settings.opened(path.toAbsolutePath().toString())));
  }

  /// Opens a plan whose runs come from elsewhere than the engine.
  void open(Opened opened, Runs runs) {
    closeSession();
    var run = new RunModel(opened.plan());
    var control = new RunControl(run, runs, window, language.texts()::has, opened.secrets());
    var work = new WorkModel(opened.plan(), language, run, control);
    Map<String, RemoteNode> nodes = opened.nodes();
    session =
        Optional.of(
            new Session(
                opened.plan(), nodes, opened.file(), opened.simulated(), work, opened.close()));
    top.show(session);
    working.set(true);
    var view = new WorkView(work, language, presenting);
    body.setCenter(view.node());
    view.focus();
    control.look();
  }

  /// Shows it as for a projector, or as usual again.
  void togglePresenting() {
    presenting.set(!presenting.get() && working.get());
  }

  private void closeSession() {
    session.ifPresent(
        each -> {
          each.work().control().close();
          each.close().run();
        });
    session = Optional.empty();
    working.set(false);
    presenting.set(false);
    top.show(session);
  }

  /// The window goes.
  void close() {
    closeSession();
  }
}
