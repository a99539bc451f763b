package futago.ui.frame;

import futago.command.Secret;
import futago.remote.RemoteException;
import futago.simulator.Simulation;
import futago.site.ConnectFailedException;
import futago.site.SimulatedDrills;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.site.UnfitSpecException;
import futago.spec.PlatformName;
import futago.stage.Survey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The way in that asks nothing: two simulated nodes, the talk's own.
final class TryIt {
  /// How many of the nodes' seconds go by in a real one: what takes ten minutes can be followed in
  /// one.
  private static final double SPEED = 10;

  private TryIt() {}

  /// Starts the nodes and connects to them. They are gone when what is opened is closed.
  static Opened open() throws InterruptedException {
    return open(Simulation.start(PlatformName.EL6_HEARTBEAT, SPEED));
  }

  /// The same with nodes that were started elsewhere.
  static Opened open(Simulation simulation) throws InterruptedException {
    try {
      return open(simulation, new SimulationAccess(simulation));
    } catch (IOException
        | ConnectFailedException
        | RemoteException
        | Survey.UnsupportedHostException
        | UnfitSpecException e) {
      simulation.close();
      throw new IllegalStateException("simulated nodes can always be connected to", e);
    }
  }

  private static Opened open(Simulation simulation, SimulationAccess access)
      throws InterruptedException,
          ConnectFailedException,
          RemoteException,
          Survey.UnsupportedHostException,
          UnfitSpecException {
    Site site = access.open();
    Secret postgres = somePassword();
    return new Opened(
        site.installation(postgres),
        site.nodes(),
        Set.of(postgres),
        Optional.empty(),
        true,
        () -> {
          site.close();
          access.close();
          simulation.close();
        },
        Optional.of(
            new NodeTime(
                simulation.clock(),
                simulation.speed(),
                access.directory(),
                Optional.of(nodes -> SimulatedDrills.ground(simulation, nodes, postgres)))));
  }

  /// Nobody will ever need it again.
  private static Secret somePassword() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }
}
