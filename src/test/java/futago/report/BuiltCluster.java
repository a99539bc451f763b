package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ClusterNodes;
import futago.command.Secret;
import futago.engine.Journal;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.simulator.Simulation;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.PlatformName;
import futago.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// A cluster built on simulated nodes, with its journal, to make reports of.
final class BuiltCluster implements AutoCloseable {
  static final Secret PASSWORD = Secret.of("canary-of-postgres-7Qx");
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  final Simulation simulation;
  final Path state;
  private final SimulationAccess access;
  private final ClusterNodes nodes;

  BuiltCluster(PlatformName platform, Path state) throws Exception {
    this.state = state;
    this.simulation = Simulation.start(platform, 60);
    this.access = new SimulationAccess(simulation);
    this.nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node));
    try (Site site = access.open();
        Journal journal =
            Journal.begin(state, simulation.spec().name(), simulation.clock().instant())) {
      RunOutcome outcome =
          new Runner(
                  site.installation(PASSWORD),
                  site.nodes(),
                  journal,
                  RunOptions.standard().atPace(simulation.speed()),
                  simulation.clock())
              .run();
      assertThat(outcome).isInstanceOf(RunOutcome.Done.class);
    }
  }

  ReportSource live() throws Exception {
    ReportSource source =
        ReportSource.live(simulation.spec(), nodes, state, simulation.clock(), "Futago test");
    assertThat(simulation.unknownCommands()).isEmpty();
    return source;
  }

  ReportSource offline() throws Exception {
    return ReportSource.offline(simulation.spec(), state, simulation.clock(), "Futago test");
  }

  @Override
  public void close() {
    nodes.close();
    access.close();
    simulation.close();
  }

  /// Writes reports of both platforms in both languages into a directory, to be looked at.
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    for (PlatformName platform : PlatformName.values()) {
      Path state = Files.createTempDirectory("futago-report");
      try (var cluster = new BuiltCluster(platform, state)) {
        ReportSource source = cluster.live();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
          Report report = Report.of(source, Texts.in(locale), ZONE);
          String name = platform.id() + "-" + locale.getLanguage();
          Files.writeString(directory.resolve(name + ".html"), report.html());
          Files.writeString(directory.resolve(name + ".md"), report.markdown());
        }
      }
    }
  }
}
