package futago.ui.frame;

import futago.cluster.ClusterNodes;
import futago.report.Report;
import futago.report.ReportFile;
import futago.report.ReportSource;
import futago.site.FutagoVersion;
import futago.spec.ClusterSpec;
import futago.text.Message;
import futago.ui.look.Language;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Writes a report of the cluster where a person wants it: as Markdown where the file's name says
/// so, else as HTML.
///
/// @param state Futago's state directory for these nodes
/// @param clock the nodes' time
record ReportSaver(
    ClusterSpec spec,
    ClusterNodes nodes,
    Path state,
    Clock clock,
    Language language,
    Executor window) {
  private static final String MARKDOWN = ".md";

  /// Asks where to; empty where the person goes away.
  Optional<Path> choose(Window owner) {
    var chooser = new FileChooser();
    chooser.setTitle(language.say("ui.report.save"));
    chooser.setInitialFileName(spec.name() + ".html");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(language.say("ui.report.html"), "*.html"),
            new FileChooser.ExtensionFilter(language.say("ui.report.markdown"), "*" + MARKDOWN));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  /// Makes it and writes it, on a thread of its own.
  ///
  /// @param file where to; whoever chose it has agreed to replace what is there
  /// @param done is told on the window's thread what came of it
  void save(Path file, Consumer<Message> done) {
    Thread.ofVirtual().name("report").start(() -> write(file, done));
  }

  private void write(Path file, Consumer<Message> done) {
    try {
      ReportSource source = ReportSource.live(spec, nodes, state, clock, FutagoVersion.text());
      Report report = Report.of(source, language.texts(), clock.getZone());
      boolean markdown = file.toString().toLowerCase(Locale.ROOT).endsWith(MARKDOWN);
      ReportFile.write(file, markdown ? report.markdown() : report.html(), true);
      tell(done, Message.of("ui.report.written", file.toString()));
    } catch (IOException e) {
      tell(done, Message.of("ui.report.failed", e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Consumer<Message> done, Message said) {
    window.execute(() -> done.accept(said));
  }
}
