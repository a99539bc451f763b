package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.ClusterWatch;
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
    var screens = new StatusScreens(cli);
    try (ClusterNodes nodes = new ClusterWork(cli, spec).nodes(hostKeys.accept())) {
      return watch ? watch(spec, nodes, screens) : once(spec, nodes, screens);
    }
  }

  private int once(ClusterSpec spec, ClusterNodes nodes, StatusScreens screens)
      throws InterruptedException {
    ClusterStatus status = new ClusterReader(spec, nodes).read();
    print(status, screens);
    return status.pacemaker().isPresent() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  /// Ends only with Ctrl-C, like crm_mon.
  private int watch(ClusterSpec spec, ClusterNodes nodes, StatusScreens screens)
      throws InterruptedException {
    try (var watched = new ClusterWatch(spec, nodes, cli.context().clock())) {
      while (true) {
        ClusterStatus status = watched.read();
        if (!json && cli.context().screen().isPresent()) {
          cli.context().out().print(CLEAR_SCREEN);
        }
        print(status, screens);
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private void print(ClusterStatus status, StatusScreens screens) {
    if (json) {
      var mapper = JsonMapper.builder();
      if (!watch) {
        mapper.enable(SerializationFeature.INDENT_OUTPUT);
      }
      cli.out(TerminalText.json(mapper.build().writeValueAsString(status)));
    } else {
      screens.next(status).forEach(cli::out);
    }
  }
}
