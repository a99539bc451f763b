package futago.cli;

import futago.platform.Platform;
import futago.remote.RemoteException;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.EnvironmentCredentials;
import futago.site.ConnectFailedException;
import futago.site.Site;
import futago.site.UnfitSpecException;
import futago.spec.ClusterSpec;
import futago.stage.Survey;

/// Both hosts as the command line reaches them: questions go to the terminal, failures become exit
/// statuses.
final class CliSite {
  private CliSite() {}

  /// Connects to both hosts and looks at them.
  ///
  /// @param acceptHostKeys whether to trust host keys that are seen for the first time
  /// @throws CliFailure if a host cannot be connected to, telling of both if both cannot, or if the
  ///   spec cannot be built on what they run
  /// @throws RemoteException if a connection broke
  /// @throws Survey.UnsupportedHostException if no cluster can be built on the hosts
  static Site open(Cli cli, ClusterSpec spec, boolean acceptHostKeys)
      throws CliFailure, RemoteException, InterruptedException, Survey.UnsupportedHostException {
    var questions = new LoginQuestions(cli, acceptHostKeys);
    Credentials credentials =
        new EnvironmentCredentials(cli.context().environment()).orElse(questions);
    try {
      return Site.open(cli.context().connector(), spec, credentials, questions);
    } catch (ConnectFailedException e) {
      throw failure(e, questions);
    } catch (UnfitSpecException e) {
      throw SpecFile.unfit(spec, e.platform(), e.problems());
    }
  }

  /// A password that nobody could be asked for is a matter of how Futago was called.
  private static CliFailure failure(ConnectFailedException failed, LoginQuestions questions) {
    CliFailure failure = RemoteFailures.of(failed.failures());
    boolean onlyUnasked =
        failed.failures().stream().allMatch(each -> questions.wereUnansweredFor(each.node()));
    return onlyUnasked ? new CliFailure(ExitStatus.BAD_INPUT, failure.troubles()) : failure;
  }

  /// Says what was found, and what may come of it.
  static void describe(Cli cli, Site site) {
    ClusterSpec spec = site.survey().spec();
    Platform platform = site.platform();
    cli.out(
        cli.text(
            "cli.hosts.found",
            spec.act().name(),
            spec.sby().name(),
            platform.title(),
            site.survey().act().name()));
    if (!spec.postgresql().version().equals(platform.distributionPostgresql())) {
      cli.out(
          cli.text(
              "cli.hosts.other-postgresql",
              spec.postgresql().version(),
              platform.title(),
              platform.distributionPostgresql()));
    }
  }
}
