package futago.platform;

import futago.command.Action;
import futago.command.Probe;
import futago.command.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// yum(8) and rpm(8). No question is asked (`-y`); a yum that already runs is waited for by yum
/// itself.
public final class Yum implements Packages {
  /// As for {@link Apt}: a slow mirror takes its time.
  private static final Duration DEADLINE = Duration.ofMinutes(45);

  @Override
  public Run refresh() {
    return Run.asRoot("yum", "-q", "makecache").within(DEADLINE);
  }

  @Override
  public List<Action> install(List<String> packages) {
    var argv = new ArrayList<>(List.of("yum", "-y", "install"));
    argv.addAll(packages);
    return List.of(Run.asRoot(argv.toArray(String[]::new)).within(DEADLINE));
  }

  /// Installs a package group.
  public static Run installGroup(String group) {
    return Run.asRoot("yum", "-y", "groupinstall", group).within(DEADLINE);
  }

  /// Installs from a repository that lies in a directory of the node, described by a file in it.
  public static Run installFrom(String directory, String repository, List<String> packages) {
    return Run.script(
            "cd %s && yum -c %s -y install %s"
                .formatted(directory, repository, String.join(" ", packages)))
        .within(DEADLINE);
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
