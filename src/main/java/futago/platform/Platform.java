package futago.platform;

import futago.spec.PlatformName;
import java.util.List;

/// What the two hosts run, as a choice per trait. A stage asks the traits and never the name.
///
/// @param name OS family and cluster stack
/// @param title for people, such as `Debian 12`
/// @param codename what archives call the release, such as `bookworm`
/// @param distributionPostgresql the major version that the distribution itself packages
/// @param clusterPackages Pacemaker, Corosync, the shell, the agents and all that the agents call
/// @param drbdPackages DRBD's tools
/// @param systemPackages what the OS settings need
/// @param packages how software is installed
/// @param services how services are run
/// @param firewall how ports are opened
/// @param shell how the cluster is asked and told
public record Platform(
    PlatformName name,
    String title,
    String codename,
    String distributionPostgresql,
    List<String> clusterPackages,
    List<String> drbdPackages,
    List<String> systemPackages,
    Packages packages,
    Services services,
    Firewall firewall,
    ClusterShell shell) {
  /// The packages that bring PostgreSQL of a major version.
  public List<String> postgresqlPackages(String version) {
    return List.of("postgresql-" + version);
  }

  /// Where PostgreSQL's programs of a major version lie.
  public String postgresqlPrograms(String version) {
    return "/usr/lib/postgresql/" + version + "/bin";
  }
}
