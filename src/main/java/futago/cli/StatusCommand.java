package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.StatusText;
import futago.spec.ClusterSpec;
import futago.text.TerminalText;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `futago status`: how the cluster is doing, once or again and again.
@Command
final class StatusCommand implements Callable<Integer> {
  private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(names = "--json", descriptionKey = "status-json")
  private boolean json;

  @Option(names = "--watch", descriptionKey = "watch")
  private boolean watch;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  StatusCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    try (ClusterNodes nodes = new ClusterWork(cli, spec).nodes(hostKeys.accept())) {
      var reader = new ClusterReader(spec, nodes);
      ClusterStatus status = reader.read();
      print(status);
      // Ends with Ctrl-C, like crm_mon.
      while (watch) {
        TimeUnit.SECONDS.sleep(1);
        status = reader.read();
        print(status);
      }
      return status.pacemaker().isPresent() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  private void print(ClusterStatus status) {
    if (json) {
      var mapper = JsonMapper.builder();
      if (!watch) {
        mapper.enable(SerializationFeature.INDENT_OUTPUT);
      }
      cli.out(TerminalText.json(mapper.build().writeValueAsString(status)));
      return;
    }
    if (watch && cli.context().screen().isPresent()) {
      cli.context().out().print(CLEAR_SCREEN);
    }
    new StatusText(cli.texts()::say, cli.context().clock().getZone())
        .lines(status)
        .forEach(cli::out);
  }
}
