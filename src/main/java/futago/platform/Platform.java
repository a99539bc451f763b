package futago.platform;

import futago.spec.PlatformName;
import java.util.List;

/// What the two hosts run, as a choice per trait. A stage asks the traits and never the name.
///
/// @param name OS family and cluster stack
/// @param title for people, such as `Debian 12`
/// @param codename what archives call the release, such as `bookworm` or `el6.x86_64`
/// @param distributionPostgresql the major version that comes from the sources that the platform
///   has anyway: on Debian the distribution itself, in the talk PGDG
/// @param clusterPackages Pacemaker, its membership layer, the shell, the agents and all that the
///   agents call
/// @param systemPackages what the OS settings need
/// @param watchedServices the services that any step wants to know of
/// @param packages how software is installed
/// @param services how services are run
/// @param firewall how ports are opened
/// @param membership what tells which nodes are alive
/// @param shell how the cluster is asked and told
/// @param disks how disks are looked at and made
/// @param drbd DRBD's tools
/// @param postgresql how PostgreSQL is packaged
/// @param hostName where the host keeps its name
public record Platform(
    PlatformName name,
    String title,
    String codename,
    String distributionPostgresql,
    List<String> clusterPackages,
    List<String> systemPackages,
    List<String> watchedServices,
    Packages packages,
    Services services,
    Firewall firewall,
    MembershipLayer membership,
    ClusterShell shell,
    Disks disks,
    DrbdTools drbd,
    PostgresqlLayout postgresql,
    HostName hostName) {
  public Platform {
    clusterPackages = List.copyOf(clusterPackages);
    systemPackages = List.copyOf(systemPackages);
    watchedServices = List.copyOf(watchedServices);
  }

  /// The packages that bring PostgreSQL of a major version.
  public List<String> postgresqlPackages(String version) {
    return postgresql.packages(version);
  }

  /// Where PostgreSQL's programs of a major version lie.
  public String postgresqlPrograms(String version) {
    return postgresql.programs(version);
  }
}
