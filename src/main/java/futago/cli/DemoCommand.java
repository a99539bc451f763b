package futago.cli;

import futago.cli.progress.Style;
import futago.command.Secret;
import futago.engine.NoSuchStepException;
import futago.engine.RunOptions;
import futago.platform.Platforms;
import futago.remote.RemoteException;
import futago.simulator.Simulation;
import futago.site.ConnectFailedException;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.site.UnfitSpecException;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.stage.Survey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago demo`: the whole of it on two simulated nodes, without any machine but this one. What is
/// shown is what `apply` and `status` show; only the nodes are not real, and it always says so.
@Command
final class DemoCommand implements Callable<Integer> {
  /// How many of the nodes' seconds go by in a real one: so that a person can follow, and so that
  /// it is over soon.
  private static final double TO_FOLLOW = 10;

  private static final double FAST = 60;

  private final Cli cli;

  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--fast", descriptionKey = "fast")
  private boolean fast;

  DemoCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws Exception {
    PlatformName name = platform.platform().orElse(PlatformName.EL6_HEARTBEAT);
    try (Simulation simulation = Simulation.start(name, fast ? FAST : TO_FOLLOW);
        var access = new SimulationAccess(simulation)) {
      introduce(simulation, name);
      int status = build(simulation, access);
      if (status == ExitStatus.DONE) {
        new DemoFailover(cli, simulation, access).run();
      }
      requireModelled(simulation);
      return status;
    }
  }

  private void introduce(Simulation simulation, PlatformName name) {
    ClusterSpec spec = simulation.spec();
    Style style = cli.style();
    cli.out(
        style.doubtful(
            cli.text(
                "cli.demo.intro",
                spec.act().name(),
                spec.sby().name(),
                Platforms.planned(name, spec.postgresql().version()).title())));
    cli.out(cli.text("cli.demo.pace", Long.toString(Math.round(simulation.speed()))));
    cli.out("");
  }

  /// All seven stages.
  private int build(Simulation simulation, SimulationAccess access)
      throws IOException,
          InterruptedException,
          NoSuchStepException,
          RemoteException,
          ConnectFailedException,
          Survey.UnsupportedHostException,
          UnfitSpecException {
    try (Site site = access.open()) {
      CliSite.describe(cli, site);
      return new PlanRun(
              cli,
              new RunSettings(),
              site,
              site.installation(somePassword()),
              RunOptions.standard().withTexts(cli.texts()::has).atPace(simulation.speed()),
              "futago demo",
              simulation.clock(),
              access.directory())
          .run();
    }
  }

  /// Nobody will ever need it again.
  private static Secret somePassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }

  /// A demo that went on although a node did not know what it was asked for shows nothing.
  static void requireModelled(Simulation simulation) throws CliFailure {
    List<String> unknown = simulation.unknownCommands();
    if (!unknown.isEmpty()) {
      throw new CliFailure(ExitStatus.FAILED, "cli.demo.unmodelled", String.join("\n  ", unknown));
    }
  }
}
