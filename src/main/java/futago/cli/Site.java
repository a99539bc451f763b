package futago.cli;

import futago.command.Secret;
import futago.engine.Plan;
import futago.platform.Platform;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.stage.PlanInput;
import futago.stage.Plans;
import futago.stage.Survey;
import java.util.Map;

/// Both hosts, connected to and looked at once, so that plans can be made for them.
///
/// @param connections to both hosts
/// @param survey what the first look found
/// @param platform what both run
record Site(Connections connections, Survey survey, Platform platform) implements AutoCloseable {
  /// Connects to both hosts and looks at them.
  ///
  /// @throws CliFailure if a host cannot be connected to
  /// @throws RemoteException if a connection broke
  /// @throws Survey.UnsupportedHostException if no cluster can be built on the hosts
  static Site open(Cli cli, ClusterSpec spec, boolean acceptHostKeys)
      throws CliFailure, RemoteException, InterruptedException, Survey.UnsupportedHostException {
    Connections connections = Connections.open(cli, spec, acceptHostKeys);
    try {
      Survey survey = Survey.take(spec, connections.nodes());
      Platform platform = survey.platform();
      SpecFile.requireFit(spec, platform.name());
      return new Site(connections, survey, platform);
    } catch (CliFailure
        | RemoteException
        | InterruptedException
        | Survey.UnsupportedHostException
        | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /// Says what was found, and what may come of it.
  void describe(Cli cli) {
    ClusterSpec spec = survey.spec();
    cli.out(
        cli.text(
            "cli.hosts.found",
            spec.act().name(),
            spec.sby().name(),
            platform.title(),
            survey.act().name()));
    if (!spec.postgresql().version().equals(platform.distributionPostgresql())) {
      cli.out(
          cli.text(
              "cli.hosts.other-postgresql",
              spec.postgresql().version(),
              platform.title(),
              platform.distributionPostgresql()));
    }
  }

  /// The connections by node name.
  Map<String, RemoteNode> nodes() {
    return connections.nodes();
  }

  /// The plan that builds the cluster on these hosts.
  Plan installation(Secret postgres) {
    return Plans.installation(input(postgres));
  }

  /// The plan that takes the cluster down again.
  Plan removal(boolean eraseData) {
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
