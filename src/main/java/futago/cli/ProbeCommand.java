package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.probe.FirstTarget;
import futago.cluster.probe.JdbcTarget;
import futago.cluster.probe.ProbeClock;
import futago.cluster.probe.ProbeException;
import futago.cluster.probe.ProbeTarget;
import futago.cluster.probe.TunnelTarget;
import futago.command.Secret;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago probe`: a client that writes through the virtual IP and measures.
@Command
final class ProbeCommand implements Callable<Integer> {
  private static final String ANY = "any";

  private final Cli cli;

  @Mixin private final SpecFile file = new SpecFile();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      descriptionKey = "probe-for",
      converter = TimeSpan.class)
  private Duration time = Duration.ofMinutes(1);

  @Option(
      names = "--every",
      paramLabel = "TIME",
      descriptionKey = "probe-every",
      converter = TimeSpan.class)
  private Duration pace = Duration.ofMillis(100);

  @Option(names = "--through", paramLabel = "NODE|any", descriptionKey = "probe-through")
  private Optional<String> through = Optional.empty();

  @Option(names = "--keep-table", descriptionKey = "probe-keep-table")
  private boolean keepTable;

  @Option(names = "--remove", descriptionKey = "probe-remove")
  private boolean remove;

  @Option(names = "--json", descriptionKey = "probe-json")
  private boolean json;

  @Mixin private final HostKeyOption hostKeys = new HostKeyOption();

  ProbeCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    ClusterSpec spec = file.read(cli);
    List<String> tunnels = tunnels(spec);
    Secret password = PasswordQuestion.known(cli);
    try (ClusterNodes nodes = new ClusterWork(cli, spec).nodes(hostKeys.accept());
        ProbeTarget target = target(spec, password, nodes, tunnels)) {
      return remove
          ? ProbeRun.removeTable(cli, target)
          : new ProbeRun(cli, target, ProbeClock.REAL, time, pace, keepTable, json).run();
    } catch (ProbeException e) {
      throw new CliFailure(
          ExitStatus.FAILED,
          "cli.probe.unreachable",
          spec.virtualIp().address(),
          Integer.toString(spec.postgresql().port()),
          e.getMessage());
    }
  }

  /// The nodes to go over; none where the virtual IP is reached directly.
  private List<String> tunnels(ClusterSpec spec) throws CliFailure {
    List<String> names = spec.nodes().stream().map(NodeSpec::name).toList();
    if (through.isEmpty()) {
      return List.of();
    }
    if (through.get().equals(ANY)) {
      return names;
    }
    if (!names.contains(through.get())) {
      throw new CliFailure(
          ExitStatus.BAD_INPUT,
          "cli.probe.no-such-node",
          through.get(),
          names.stream().collect(Collectors.joining(", ")));
    }
    return List.of(through.get());
  }

  private static ProbeTarget target(
      ClusterSpec spec, Secret password, ClusterNodes nodes, List<String> tunnels) {
    if (tunnels.isEmpty()) {
      return new JdbcTarget(spec, password);
    }
    return new FirstTarget(
        tunnels.stream()
            .map(node -> new TunnelTarget(spec, password, () -> nodes.get(node)))
            .toList());
  }
}
