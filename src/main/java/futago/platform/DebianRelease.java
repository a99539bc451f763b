package futago.platform;

import futago.spec.PlatformName;
import java.util.List;
import java.util.stream.Stream;

/// One release of Debian, or of a distribution made from it: what differs from its siblings.
///
/// @param id its `ID` in os-release
/// @param version its `VERSION_ID` there
/// @param title for people
/// @param codename what archives call it
/// @param postgresql the major version that it packages
/// @param agentPackages what brings the resource agents
record DebianRelease(
    String id,
    String version,
    String title,
    String codename,
    String postgresql,
    List<String> agentPackages) {
  static final List<DebianRelease> ALL =
      List.of(
          new DebianRelease(
              "debian",
              "12",
              "Debian 12",
              "bookworm",
              "15",
              List.of("resource-agents", "pacemaker-cli-utils")),
          new DebianRelease(
              "debian",
              "13",
              "Debian 13",
              "trixie",
              "17",
              List.of("resource-agents", "pacemaker-cli-utils")));

  private static final List<String> SERVICES =
      List.of(
          "postgresql.service",
          "drbd.service",
          "pacemaker.service",
          "corosync.service",
          "rsyslog.service",
          "chrony.service",
          "systemd-timesyncd.service",
          "ntpsec.service",
          "ntp.service");

  boolean is(OsRelease os) {
    return id.equals(os.id()) && version.equals(os.versionId());
  }

  Platform platform() {
    // psmisc has the fuser that the Filesystem agent calls; as a mere recommendation it would be
    // left out.
    List<String> cluster =
        Stream.concat(Stream.of("pacemaker", "corosync", "crmsh", "psmisc"), agentPackages.stream())
            .toList();
    return new Platform(
        PlatformName.DEBIAN_COROSYNC,
        title,
        codename,
        postgresql,
        cluster,
        List.of("rsyslog", "logrotate"),
        SERVICES,
        new Apt(),
        new Systemd(),
        new DebianFirewall(),
        MembershipLayer.COROSYNC,
        new PacemakerShell(),
        new DebianDisks(),
        // --force answers create-md's question about a disk that is larger than DRBD expects;
        // whether anything is on the disk is settled before.
        new DrbdTools(List.of("drbd-utils"), List.of("--force"), "cat /proc/drbd"),
        new DebianPostgresql(),
        new DebianHostName());
  }
}
