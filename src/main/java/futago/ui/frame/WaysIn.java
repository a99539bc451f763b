package futago.ui.frame;

import futago.ui.look.FileQuestions;
import futago.ui.look.Icon;
import futago.ui.look.Language;
import futago.ui.look.Parts;
import futago.ui.welcome.WelcomeView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/// The ways in, and what each one does.
final class WaysIn {
  private static final int SHOWN = 3;

  private final Frame frame;
  private final Opener opener;
  private final Executor window;
  private final Opening opening;
  private final WelcomeView view;

  WaysIn(Frame frame, Opener opener, Executor window) {
    this.frame = frame;
    this.opener = opener;
    this.window = window;
    this.opening = new Opening(frame, opener, window);
    this.view = new WelcomeView(frame.language(), List.of(simulated(), hosts(), saved()));
  }

  Node node() {
    return view.node();
  }

  /// Gives the focus to the default way in.
  void focus() {
    view.focus();
  }

  private WelcomeView.Way simulated() {
    Language language = frame.language();
    return new WelcomeView.Way(
        "simulated",
        Icon.SIMULATION,
        language.saying("ui.welcome.simulated"),
        language.saying("ui.welcome.simulated.text"),
        language.saying("ui.welcome.simulated.button"),
        List.of(),
        this::tryIt);
  }

  private void tryIt() {
    frame.show(Parts.label(frame.language().saying("ui.open.simulating"), "opening"));
    Thread.ofPlatform().daemon().name("futago-open").start(this::simulate);
  }

  private void simulate() {
    try {
      Opened opened = TryIt.open();
      frame.awaitPrepared();
      window.execute(() -> frame.open(opened));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WelcomeView.Way saved() {
    Language language = frame.language();
    var recent = new RecentView(language, frame.zone(), this::open);
    List<Path> files =
        frame.settings().recent().stream().map(Path::of).filter(Files::isRegularFile).toList();
    Thread.ofVirtual().start(() -> look(files, recent));
    return new WelcomeView.Way(
        "saved",
        Icon.HISTORY,
        language.saying("ui.welcome.saved"),
        language.saying("ui.welcome.saved.text"),
        language.saying("ui.welcome.saved.button"),
        List.of(recent.node()),
        this::choose);
  }

  private void look(List<Path> files, RecentView view) {
    List<Recent> clusters =
        files.stream()
            .flatMap(file -> Recent.of(file, frame.state()).stream())
            .limit(SHOWN)
            .toList();
    window.execute(() -> view.show(clusters));
  }

  private void choose() {
    var kind = new FileChooser.ExtensionFilter(frame.language().say("ui.open.files"), "*.json");
    var question =
        new FileQuestions.Question(
            frame.language().say("ui.welcome.saved"), "", Optional.empty(), List.of(kind));
    frame.files().open(question, view.node().getScene().getWindow()).ifPresent(this::open);
  }

  private void open(Path file) {
    opening.begin(with -> with.open(file), frame::welcome);
  }

  private WelcomeView.Way hosts() {
    Language language = frame.language();
    return new WelcomeView.Way(
        "hosts",
        Icon.HOSTS,
        language.saying("ui.welcome.hosts"),
        language.saying("ui.welcome.hosts.text"),
        language.saying("ui.welcome.hosts.button"),
        List.of(),
        () -> new ConnectPlace(frame, opener, opening, window).show());
  }
}
