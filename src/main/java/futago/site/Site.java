package futago.site;

import futago.command.Secret;
import futago.engine.Plan;
import futago.platform.Platform;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.PlatformRules;
import futago.stage.PlanInput;
import futago.stage.Plans;
import futago.stage.Survey;
import java.util.Map;

/// Both hosts, connected to and looked at once, so that plans can be made for them.
///
/// @param connections to both hosts
/// @param survey what the first look found
/// @param platform what both run
public record Site(Connections connections, Survey survey, Platform platform)
    implements AutoCloseable {
  /// Connects to both hosts and looks at them.
  ///
  /// @param credentials is asked for passwords, by both nodes' threads
  /// @param hostKeys is asked about host keys that are seen for the first time, likewise
  /// @throws ConnectFailedException if a host cannot be connected to
  /// @throws RemoteException if a connection broke
  /// @throws Survey.UnsupportedHostException if no cluster can be built on the hosts
  /// @throws UnfitSpecException if the spec's cluster cannot
  public static Site open(
      NodeConnector connector, ClusterSpec spec, Credentials credentials, HostKeyPolicy hostKeys)
      throws ConnectFailedException,
          RemoteException,
          InterruptedException,
          Survey.UnsupportedHostException,
          UnfitSpecException {
    Connections connections = Connections.open(connector, spec, credentials, hostKeys);
    try {
      Survey survey = Survey.take(spec, connections.nodes());
      Platform platform = survey.platform();
      requireFit(spec, platform);
      return new Site(connections, survey, platform);
    } catch (UnfitSpecException
        | RemoteException
        | InterruptedException
        | Survey.UnsupportedHostException
        | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static void requireFit(ClusterSpec spec, Platform platform) throws UnfitSpecException {
    try {
      PlatformRules.requireFit(spec, platform.name());
    } catch (BadSpecException e) {
      throw new UnfitSpecException(platform.name(), e);
    }
  }

  /// The connections by node name.
  public Map<String, RemoteNode> nodes() {
    return connections.nodes();
  }

  /// The plan that builds the cluster on these hosts.
  public Plan installation(Secret postgres) {
    return Plans.installation(input(postgres));
  }

  /// The plan that takes the cluster down again.
  public Plan removal(boolean eraseData) {
    return Plans.removal(input(PostgresPassword.UNKNOWN), eraseData);
  }

  private PlanInput input(Secret postgres) {
    return new PlanInput(survey.spec(), survey.act(), platform, PlanInput.Secrets.fresh(postgres));
  }

  @Override
  public void close() {
    connections.close();
  }
}
