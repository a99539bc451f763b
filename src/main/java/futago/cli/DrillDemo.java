package futago.cli;

import futago.cluster.ClusterNodes;
import futago.cluster.ClusterReader;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillOptions;
import futago.command.Secret;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.platform.Platforms;
import futago.simulator.Simulation;
import futago.site.SimulatedDrills;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Drills without any machine but this one: a cluster is built on two simulated nodes, without a
/// word about how, and everything is then as on real ones.
///
/// @param platform what the nodes run
record DrillDemo(Cli cli, DrillSettings settings, Optional<PlatformName> platform) {
  private static final double SPEED = 30;

  /// Each row of a simulated client costs this computer as much as one of a real second.
  private static final Duration PACE = Duration.ofMillis(500);

  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  int run(List<Drill> drills) throws Exception {
    PlatformName name = platform.orElse(PlatformName.DEBIAN_COROSYNC);
    Secret password = somePassword();
    try (Simulation simulation = Simulation.start(name, SPEED);
        var access = new SimulationAccess(simulation)) {
      if (!settings.json()) {
        ClusterSpec spec = simulation.spec();
        cli.out(
            cli.style()
                .doubtful(
                    cli.text(
                        "cli.drill.demo",
                        spec.act().name(),
                        spec.sby().name(),
                        Platforms.planned(name, spec).title(),
                        Long.toString(Math.round(SPEED)))));
        cli.out("");
      }
      build(simulation, access, password);
      try (var nodes = new ClusterNodes(simulation.spec(), node -> () -> access.connect(node))) {
        awaitWhole(simulation, nodes);
        DrillOptions wanted = settings.options();
        int status =
            new DrillShow(
                    cli,
                    settings,
                    SimulatedDrills.ground(simulation, nodes, password),
                    new DrillOptions(wanted.stay(), PACE, wanted.patience()),
                    Optional.empty())
                .run(drills);
        DemoCommand.requireModelled(simulation);
        return status;
      }
    }
  }

  private static void build(Simulation simulation, SimulationAccess access, Secret password)
      throws Exception {
    try (Site site = access.open()) {
      RunOutcome outcome =
          new Runner(
                  site.installation(password),
                  site.nodes(),
                  _ -> {},
                  RunOptions.standard().atPace(simulation.speed()),
                  simulation.clock())
              .run();
      DemoCommand.requireModelled(simulation);
      if (!(outcome instanceof RunOutcome.Done)) {
        throw new CliFailure(ExitStatus.FAILED, "cli.drill.demo-unbuilt");
      }
    }
  }

  private static void awaitWhole(Simulation simulation, ClusterNodes nodes)
      throws CliFailure, InterruptedException {
    var reader = new ClusterReader(simulation.spec(), nodes, simulation.clock());
    var end = simulation.clock().instant().plus(LONGEST_START);
    while (!reader.read().nothingIsMissing()) {
      if (simulation.clock().instant().isAfter(end)) {
        throw new CliFailure(ExitStatus.FAILED, "cli.drill.demo-unbuilt");
      }
      simulation.sleep(Duration.ofSeconds(1));
    }
  }

  /// Nobody will ever need it again.
  private static Secret somePassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }
}
