package futago.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterActions;
import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.ClusterStatus;
import futago.command.Secret;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A cluster on simulated nodes, built and asked over real SSH as on real hosts.
final class SimulatedCluster implements AutoCloseable {
  private static final double SPEED = 60;

  final Simulation simulation;
  final SimulationAccess access;
  final ClusterNodes nodes;
  final ClusterReader reader;

  SimulatedCluster(PlatformName platform) throws IOException {
    this(Simulation.start(platform, SPEED));
  }

  SimulatedCluster(ClusterSpec spec, PlatformName platform) throws IOException {
    this(Simulation.start(spec, platform, SPEED));
  }

  private SimulatedCluster(Simulation simulation) throws IOException {
    this.simulation = simulation;
    this.access = new SimulationAccess(simulation);
    this.nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node));
    this.reader = new ClusterReader(simulation.spec(), nodes, simulation.clock());
  }

  /// All seven stages.
  List<RunEvent> apply() throws Exception {
    var events = new ArrayList<RunEvent>();
    try (Site site = access.open()) {
      RunOutcome outcome =
          new Runner(
                  site.installation(Secret.of("a password of postgres's")),
                  site.nodes(),
                  events::add,
                  RunOptions.standard().atPace(simulation.clock().speed()),
                  simulation.clock())
              .run();
      assertThat(simulation.unknownCommands()).isEmpty();
      assertThat(outcome).as(() -> tail(events)).isInstanceOf(RunOutcome.Done.class);
    }
    return events;
  }

  private static String tail(List<RunEvent> events) {
    List<String> lines = events.stream().map(Object::toString).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  ClusterActions actions() {
    return new ClusterActions(
        simulation.spec(), nodes, simulation.clock(), simulation.clock().speed());
  }

  /// Looks until the cluster is as wanted.
  ClusterStatus until(String what, Predicate<ClusterStatus> wanted) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    ClusterStatus status = reader.read();
    while (!wanted.test(status)) {
      assertThat(System.nanoTime()).as("%s; last seen: %s", what, status).isLessThan(end);
      Thread.sleep(20);
      status = reader.read();
    }
    return status;
  }

  @Override
  public void close() {
    nodes.close();
    access.close();
    simulation.close();
  }
}
