package futago.ui.frame;

import futago.remote.RemoteNode;
import futago.site.HostLook;
import futago.site.HostReport;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.SpecReader;
import futago.spec.SpecWriter;
import futago.ui.connect.ConnectModel;
import futago.ui.connect.ConnectView;
import futago.ui.connect.HostTester;
import futago.ui.look.FileQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.stage.FileChooser;

/// The form, and what its buttons do: files, connections, on to the slides.
final class ConnectPlace {
  private static final int RECENT = 4;

  private final Frame frame;
  private final Opener opener;
  private final Opening opening;
  private final ConnectModel model = new ConnectModel();
  private final ConnectView view;
  private Optional<Path> file = Optional.empty();

  /// The spec as it stands in the file; whatever is typed after that is in no file.
  private Optional<ClusterSpec> kept = Optional.empty();

  ConnectPlace(Frame frame, Opener opener, Opening opening, Executor window) {
    this.frame = frame;
    this.opener = opener;
    this.opening = opening;
    List<Path> recent =
        frame.settings().recent().stream()
            .map(Path::of)
            .filter(Files::isRegularFile)
            .limit(RECENT)
            .toList();
    this.view =
        new ConnectView(
            model,
            frame.language().branch(),
            new HostTester(this::look, window),
            new ConnectView.Ways(
                recent, this::choose, this::load, this::save, this::go, frame::welcome));
  }

  /// Shows the form.
  void show() {
    frame.show(view.node());
    view.focus();
  }

  private HostReport look(NodeSpec node)
      throws futago.remote.RemoteException, InterruptedException {
    try (RemoteNode host = opener.connect(node)) {
      return HostLook.at(host, frame.clock());
    }
  }

  private void choose() {
    frame
        .files()
        .open(question("ui.connect.open", ""), view.node().getScene().getWindow())
        .ifPresent(this::load);
  }

  /// Opens a file in the form.
  void load(Path path) {
    try {
      ClusterSpec spec = SpecReader.read(path);
      model.load(spec);
      keep(path, spec);
    } catch (BadSpecException e) {
      frame
          .dialogs()
          .tell(
              "ui.open.failed",
              e.problems().stream()
                  .map(
                      problem ->
                          frame
                              .language()
                              .say("ui.open.problem", problem.path(), problem.message()))
                  .collect(Collectors.joining("\n")));
    }
  }

  private void save(ClusterSpec spec) {
    String name = file.map(path -> path.getFileName().toString()).orElse("cluster.json");
    frame
        .files()
        .save(question("ui.connect.save", name), view.node().getScene().getWindow())
        .ifPresent(path -> save(spec, path));
  }

  /// Saves the cluster; passwords are no part of it.
  void save(ClusterSpec spec, Path path) {
    try {
      Files.writeString(path, SpecWriter.write(spec));
      keep(path, spec);
    } catch (IOException e) {
      frame
          .dialogs()
          .tell(
              "ui.connect.not-saved",
              frame.language().say("ui.connect.not-saved.text", path.toString(), e.toString()));
    }
  }

  private void keep(Path path, ClusterSpec spec) {
    file = Optional.of(path);
    kept = Optional.of(spec);
    frame.remember(frame.settings().opened(path.toAbsolutePath().toString()));
  }

  private void go(ClusterSpec spec) {
    Optional<Path> source = kept.equals(Optional.of(spec)) ? file : Optional.empty();
    opening.begin(with -> with.open(spec, source), this::show);
  }

  private FileQuestions.Question question(String title, String name) {
    var kind = new FileChooser.ExtensionFilter(frame.language().say("ui.open.files"), "*.json");
    return new FileQuestions.Question(
        frame.language().say(title),
        name,
        file.map(Path::toAbsolutePath).map(Path::getParent).filter(Files::isDirectory),
        List.of(kind));
  }
}
