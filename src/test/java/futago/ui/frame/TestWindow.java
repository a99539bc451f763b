package futago.ui.frame;

import futago.cluster.CapturedCluster;
import futago.engine.Plan;
import futago.engine.StepId;
import futago.remote.RemoteException;
import futago.text.Message;
import futago.ui.Picturing;
import futago.ui.look.FileQuestions;
import futago.ui.run.NodePaneModel;
import futago.ui.run.Runs;
import futago.ui.work.WorkModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The real window, on whatever display the tests have.
final class TestWindow implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final Frame frame;

  /// A person who saves everything in the home directory under the name that is proposed, and opens
  /// what stands there as `cluster.json`.
  record Answers(Path home) implements FileQuestions {
    @Override
    public Optional<Path> open(Question question, Window owner) {
      return Optional.of(home.resolve("cluster.json"));
    }

    @Override
    public Optional<Path> save(Question question, Window owner) {
      return Optional.of(home.resolve(question.name()));
    }
  }

  private TestWindow(Stage stage, Frame frame) {
    this.stage = stage;
    this.frame = frame;
  }

  static TestWindow open(Path home, int width, int height) throws Exception {
    return open(context(home), width, height);
  }

  /// Opens it where it was the last time.
  static TestWindow reopen(Path home) throws Exception {
    return open(context(home), 0, 0);
  }

  private static WindowContext context(Path home) {
    return new WindowContext(
        Map.of("XDG_STATE_HOME", home.resolve("state").toString()),
        Locale.ENGLISH,
        Clock.systemUTC(),
        home,
        (node, _, _) -> {
          throw new RemoteException(
              node.name(),
              RemoteException.Kind.UNREACHABLE,
              Message.of("remote.unreachable", node.name()),
              Message.of("remote.unreachable.cure"),
              null);
        },
        new Answers(home));
  }

  /// Opens a plan whose runs the test tells, and waits until it has been looked at.
  void begin(Plan plan, Runs runs) {
    begin(plan, new CapturedCluster("healthy"), runs);
  }

  /// The same, of a cluster whose state the test tells too.
  void begin(Plan plan, CapturedCluster cluster, Runs runs) {
    var opened = new Opened(plan, cluster.nodes(), Set.of(), Optional.empty(), true, () -> {});
    on(() -> frame.open(opened, runs));
    await(() -> !work().isBusy());
    draw();
  }

  static TestWindow open(WindowContext context, int width, int height) throws Exception {
    FxToolkit.registerPrimaryStage();
    // What a thread of another test, a server's say, said while it ended is not this window's.
    WaitForAsyncUtils.clearExceptions();
    TestWindow window =
        get(
            () -> {
              var stage = new Stage();
              var frame = new Frame(context, SettingsFile.of(context).read(), Platform::runLater);
              new FutagoWindow(stage, frame).show();
              if (width > 0) {
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(width);
                stage.setHeight(height);
              }
              return new TestWindow(stage, frame);
            });
    window.awaitFocus();
    return window;
  }

  /// Before the display has given the window the focus, keys go nowhere. Not every display says
  /// that it has.
  private void awaitFocus() {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
    while (!get(stage::isFocused) && Instant.now().isBefore(deadline)) {
      settle();
    }
  }

  Frame frame() {
    return frame;
  }

  Stage stage() {
    return stage;
  }

  WorkModel work() {
    return frame.session().orElseThrow().work();
  }

  /// Opens the slide of a step.
  Consumer<WorkModel> selecting(String step) {
    return work -> work.select(StepId.of(step));
  }

  /// Asks something on the window's thread.
  <T> T ask(Callable<T> question) {
    return get(question);
  }

  /// Whether there is such a part, in sight or not.
  boolean exists(String selector) {
    return get(() -> stage.getScene().getRoot().lookup(selector) != null);
  }

  boolean has(String id) {
    return get(
        () -> {
          Node node = stage.getScene().getRoot().lookup(id);
          return node != null && node.isVisible();
        });
  }

  boolean percentShown() {
    return work().run().panes().stream()
        .map(NodePaneModel::activity)
        .anyMatch(activity -> activity.get().percent().isPresent());
  }

  <T extends Node> T part(Class<T> type, String selector) {
    return get(
        () -> {
          Node node = stage.getScene().getRoot().lookup(selector);
          if (node == null) {
            throw new AssertionError("there is no " + selector);
          }
          return type.cast(node);
        });
  }

  /// All words inside a part.
  List<String> words(String selector) {
    Node part = part(Node.class, selector);
    return get(
        () -> part.lookupAll(".label").stream().map(label -> ((Labeled) label).getText()).toList());
  }

  /// Whether the window has that size, its frame (if the display gives it one) apart.
  boolean sceneIs(double width, double height) {
    Scene scene = stage.getScene();
    return stage.getWidth() == width
        && stage.getHeight() == height
        && scene.getWidth() + 2 * scene.getX() == width
        && scene.getHeight() <= height
        && scene.getHeight() > height - 60;
  }

  /// How far to the right parts reach, in the scene.
  double widestOf(String selector) {
    return get(
        () ->
            stage.getScene().getRoot().lookupAll(selector).stream()
                .mapToDouble(node -> node.localToScene(node.getLayoutBounds()).getMaxX())
                .max()
                .orElse(0));
  }

  void click(String selector) {
    Node part = part(Node.class, selector);
    settle();
    robot.clickOn(part);
    settle();
  }

  /// Chooses what the running cluster is told, from its buttons or from the menu beside them.
  void act(String action) {
    String id = "#action-" + action;
    if (!has(id)) {
      click("#action-more");
      Node item = robot.lookup(id).query();
      robot.clickOn(item);
      settle();
    } else {
      click(id);
    }
  }

  /// Presses keys; whatever came a moment ago is ready for them.
  void press(KeyCode... keys) {
    draw();
    Keyboard.press(stage, keys);
    settle();
  }

  /// Clicks what the cluster can be told, as soon as nothing speaks against it.
  void clickPossible(String action) {
    await(() -> !part(Node.class, action).getStyleClass().contains("unavailable"));
    click(action);
  }

  /// Types a text where the focus is.
  void type(String text) {
    robot.write(text);
    settle();
  }

  /// As a click on the window's cross.
  void requestClose() {
    on(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  boolean isShown() {
    return get(stage::isShowing);
  }

  /// Lays out what is inside as in a window of that size, which need not fit on the display.
  void layOut(int width, int height) {
    on(() -> frame.node().resize(width, height));
    settle();
  }

  WritableImage snapshot() {
    return get(() -> Picturing.snapshot(frame.node()));
  }

  /// Does something on the window's thread, and waits until it is done.
  void on(Runnable action) {
    get(
        () -> {
          action.run();
          return true;
        });
  }

  /// Waits until that holds, on the window's thread.
  void await(BooleanSupplier condition) {
    await(PATIENCE, condition);
  }

  /// Waits until that holds, on the window's thread.
  ///
  /// @param patience how long at the most
  void await(Duration patience, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(patience);
    while (!get(condition::getAsBoolean)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("did not come to be within " + patience);
      }
      settle();
    }
  }

  /// What the next pulse does: before it a new button has no skin, and takes no key.
  private void draw() {
    on(
        () -> {
          Parent root = stage.getScene().getRoot();
          root.applyCss();
          root.layout();
        });
  }

  /// Lets the window's thread do what waits, and draw.
  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    on(
        () -> {
          frame.close();
          stage.hide();
        });
  }

  private static <T> T get(Callable<T> action) {
    try {
      return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    } catch (RuntimeException e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }
}
