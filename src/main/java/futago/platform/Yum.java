package futago.platform;

import futago.command.Action;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// yum(8) and rpm(8). No question is asked (`-y`); a yum that already runs is waited for: by yum
/// itself that would be for ever.
public final class Yum implements Packages {
  /// As for {@link Apt}: a slow mirror takes its time.
  private static final Duration DEADLINE = Duration.ofMinutes(45);

  /// A longer wait than for an update by yum-cron helps nobody.
  private static final Duration LOCK_DEADLINE = Duration.ofMinutes(10);

  /// Fails while another yum, or PackageKit, is at work, and says which.
  private static final String LOCK_HOLDER =
      """
      pid=$(cat /var/run/yum.pid 2>/dev/null) && [ -d "/proc/$pid" ] || exit 0
      echo "/var/run/yum.pid is held by process $pid ($(cat "/proc/$pid/comm"))"
      exit 1\
      """;

  @Override
  public List<Action> refresh() {
    return afterOthers(Run.asRoot("yum", "-q", "makecache").within(DEADLINE));
  }

  @Override
  public List<Action> install(List<String> packages) {
    var argv = new ArrayList<>(List.of("yum", "-y", "install"));
    argv.addAll(packages);
    return afterOthers(Run.asRoot(argv.toArray(String[]::new)).within(DEADLINE));
  }

  /// Installs a package group.
  public static List<Action> installGroup(String group) {
    return afterOthers(Run.asRoot("yum", "-y", "groupinstall", group).within(DEADLINE));
  }

  /// Installs from a repository that lies in a directory of the node, described by a file in it.
  public static List<Action> installFrom(
      String directory, String repository, List<String> packages) {
    return afterOthers(
        Run.script(
                "cd %s && yum -c %s -y install %s"
                    .formatted(directory, repository, String.join(" ", packages)))
            .within(DEADLINE));
  }

  /// A call of yum: once other package managers are through, and again where what it fetches from
  /// does not answer.
  public static List<Action> afterOthers(Run run) {
    return List.of(
        WaitFor.until(
            Message.of("platform.packages.others-done"), Run.script(LOCK_HOLDER), LOCK_DEADLINE),
        run.fetching());
  }

  @Override
  public Probe installed(List<String> packages) {
    // Of what is not there rpm says so in words, with blanks between.
    return new Probe(
        "packages:" + String.join("+", packages),
        "rpm -q --qf '%{NAME}\\n' " + String.join(" ", packages) + " | grep -v ' '");
  }

  @Override
  public Probe versions(List<String> packages) {
    return new Probe(
        "package-versions",
        "rpm -q --qf '%{NAME} %{VERSION}-%{RELEASE}\\n' "
            + String.join(" ", packages)
            + " | grep -v ' is not installed'");
  }
}
