package futago.cli;

import futago.cluster.ClusterNodes;
import futago.report.Report;
import futago.report.ReportFile;
import futago.report.ReportSource;
import futago.spec.ClusterSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago report`: the cluster on paper, from the nodes and the journals.
@Command
final class ReportCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(names = "--out", paramLabel = "FILE.html", descriptionKey = "report-out")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--markdown", paramLabel = "FILE.md", descriptionKey = "report-markdown")
  private Optional<Path> markdown = Optional.empty();

  @Option(names = "--offline", descriptionKey = "report-offline")
  private boolean offline;

  @Option(names = "--force", descriptionKey = "report-force")
  private boolean force;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  ReportCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws CliFailure, IOException, InterruptedException {
    ClusterSpec spec = file.read(cli);
    List<Path> files = Stream.concat(html.stream(), markdown.stream()).toList();
    if (files.isEmpty()) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.report.nowhere");
    }
    for (Path each : files) {
      requireReplaceable(each);
    }
    ReportSource source = source(spec);
    ZoneId zone = cli.context().clock().getZone();
    Report report = Report.of(source, cli.texts(), zone);
    if (html.isPresent()) {
      ReportFile.write(html.get(), report.html(), force);
      cli.out(cli.text("cli.report.written", html.get().toString()));
    }
    if (markdown.isPresent()) {
      ReportFile.write(markdown.get(), report.markdown(), force);
      cli.out(cli.text("cli.report.written", markdown.get().toString()));
    }
    return ExitStatus.DONE;
  }

  private void requireReplaceable(Path each) throws CliFailure, IOException {
    try {
      ReportFile.requireReplaceable(each, force);
    } catch (FileAlreadyExistsException e) {
      throw new CliFailure(ExitStatus.REFUSED, "cli.report.foreign", each.toString());
    }
  }

  private ReportSource source(ClusterSpec spec) throws IOException, InterruptedException {
    Path state = cli.context().stateDirectory();
    if (offline) {
      return ReportSource.offline(spec, state, cli.context().clock(), Version.text());
    }
    try (ClusterNodes nodes = new ClusterWork(cli, spec).nodes(hostKeys.accept())) {
      ReportSource source =
          ReportSource.live(spec, nodes, state, cli.context().clock(), Version.text());
      if (source.status().isEmpty()) {
        cli.err(cli.text("cli.report.unseen"));
      }
      return source;
    }
  }
}
