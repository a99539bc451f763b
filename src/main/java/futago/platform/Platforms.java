package futago.platform;

import futago.spec.PlatformName;
import java.util.List;
import java.util.Optional;

/// The platforms that Futago knows, by what a host says it is. A further release of a known family
/// is one more entry here.
public final class Platforms {
  private static final List<Release> RELEASES =
      List.of(
          new Release(
              "debian",
              "12",
              "Debian 12",
              "bookworm",
              "15",
              List.of("resource-agents", "pacemaker-cli-utils")),
          new Release(
              "debian",
              "13",
              "Debian 13",
              "trixie",
              "17",
              List.of("resource-agents", "pacemaker-cli-utils")));

  private Platforms() {}

  /// One release of a distribution: what differs from its siblings.
  private record Release(
      String id,
      String version,
      String title,
      String codename,
      String postgresql,
      List<String> agentPackages) {}

  /// The platform of a host, or nothing if it is none that Futago knows.
  public static Optional<Platform> of(OsRelease os) {
    return RELEASES.stream()
        .filter(release -> release.id().equals(os.id()) && release.version().equals(os.versionId()))
        .findFirst()
        .map(Platforms::debian);
  }

  /// The platform to plan for when no host is asked: the release of that family which packages the
  /// wanted PostgreSQL itself, else its newest.
  public static Platform planned(PlatformName name, String postgresqlVersion) {
    return switch (name) {
      case DEBIAN_COROSYNC ->
          debian(
              RELEASES.stream()
                  .filter(release -> release.postgresql().equals(postgresqlVersion))
                  .findFirst()
                  .orElseGet(RELEASES::getLast));
    };
  }

  /// The hosts that Futago can build on, for messages.
  public static String supported() {
    return String.join(", ", RELEASES.stream().map(Release::title).toList());
  }

  private static Platform debian(Release release) {
    // psmisc has the fuser that the Filesystem agent calls; as a mere recommendation it would be
    // left out.
    List<String> cluster =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("pacemaker", "corosync", "crmsh", "psmisc"),
                release.agentPackages().stream())
            .toList();
    return new Platform(
        PlatformName.DEBIAN_COROSYNC,
        release.title(),
        release.codename(),
        release.postgresql(),
        cluster,
        List.of("drbd-utils"),
        List.of("rsyslog", "logrotate"),
        new Apt(),
        new Systemd(),
        new DebianFirewall(),
        new PacemakerShell());
  }
}
