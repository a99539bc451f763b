package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.cluster.StatusText;
import futago.simulator.Simulation;
import futago.site.SimulationAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;

/// The second half of the demo: the cluster as it is, the active node without power, the other one
/// taking over, and the first one coming back.
final class DemoFailover {
  /// Of the nodes' time. With Heartbeat's defaults a failover takes about 45 s.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Cli cli;
  private final Simulation simulation;
  private final SimulationAccess access;

  DemoFailover(Cli cli, Simulation simulation, SimulationAccess access) {
    this.cli = cli;
    this.simulation = simulation;
    this.access = access;
  }

  /// Shows it all.
  ///
  /// @throws CliFailure if the cluster does not do what it should
  void run() throws CliFailure, InterruptedException {
    try (var nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node))) {
      var reader = new ClusterReader(simulation.spec(), nodes, simulation.clock());
      ClusterStatus before = await(reader, ClusterStatus::nothingIsMissing);
      show(before);
      String lost = before.groupOn().orElseThrow();

      announce("cli.demo.power-off", lost);
      Instant start = simulation.clock().instant();
      simulation.powerOff(lost);
      ClusterStatus survived =
          await(reader, status -> status.groupOn().filter(on -> !on.equals(lost)).isPresent());
      String survivor = survived.groupOn().orElseThrow();
      cli.out(cli.style().good(cli.text("cli.demo.failed-over", survivor, seconds(start), lost)));
      show(survived);

      announce("cli.demo.power-on", lost);
      start = simulation.clock().instant();
      simulation.powerOn(lost);
      ClusterStatus after =
          await(
              reader,
              status ->
                  status.nothingIsMissing() && status.groupOn().equals(Optional.of(survivor)));
      cli.out(cli.style().good(cli.text("cli.demo.back", lost, seconds(start))));
      show(after);
      cli.out("");
      cli.out(cli.text("cli.overview"));
    }
  }

  private void announce(String key, String node) {
    cli.out("");
    cli.out(cli.style().doubtful(cli.text(key, node)));
    cli.context().out().flush();
  }

  private String seconds(Instant since) {
    return Long.toString(Duration.between(since, simulation.clock().instant()).toSeconds());
  }

  private void show(ClusterStatus status) {
    cli.out("");
    cli.out(cli.style().doubtful(cli.text("cli.demo.view")));
    new StatusText(cli.texts()::say, ZoneOffset.UTC).lines(status).forEach(cli::out);
    cli.context().out().flush();
  }

  /// Looks until the cluster is as it should be.
  private ClusterStatus await(ClusterReader reader, Predicate<ClusterStatus> wanted)
      throws CliFailure, InterruptedException {
    Instant end = simulation.clock().instant().plus(PATIENCE);
    ClusterStatus status = reader.read();
    while (!wanted.test(status)) {
      if (simulation.clock().instant().isAfter(end)) {
        show(status);
        throw new CliFailure(
            ExitStatus.FAILED, "cli.demo.stuck", Long.toString(PATIENCE.toSeconds()));
      }
      simulation.sleep(BETWEEN_LOOKS);
      status = reader.read();
    }
    return status;
  }
}
