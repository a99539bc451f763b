package futago.platform;

import futago.spec.ElVariant;
import futago.spec.PlatformName;
import java.util.List;
import java.util.Optional;

/// RHEL or CentOS as the talk has it, with Heartbeat: one of the slides' four variants.
///
/// @param distribution `CentOS` or `RHEL`
/// @param variant release and architecture
record ElRelease(String distribution, ElVariant variant) {
  /// The one that a host is, or nothing if it is none of them.
  static Optional<ElRelease> of(OsRelease os, String machine) {
    Optional<String> distribution =
        switch (os.id()) {
          case "centos" -> Optional.of("CentOS");
          case "rhel" -> Optional.of("RHEL");
          case String _ -> Optional.empty();
        };
    String major = os.versionId().replaceFirst("\\..*", "");
    return distribution.flatMap(
        name -> ElVariant.of(major, machine).map(variant -> new ElRelease(name, variant)));
  }

  Platform platform() {
    // RHEL 5 sends what comes in through a chain of its own.
    String chain = variant.major() == 5 ? "RH-Firewall-1-INPUT" : "INPUT";
    return new Platform(
        PlatformName.EL6_HEARTBEAT,
        distribution + " " + variant.major() + " " + variant.architecture(),
        variant.id(),
        "9.3",
        List.of("pacemaker", "heartbeat"),
        // psmisc has the fuser that the Filesystem agent calls.
        List.of("psmisc", "rsyslog", "logrotate"),
        List.of("heartbeat", "drbd", "rsyslog"),
        new Yum(),
        new SysV(),
        new IptablesFile(chain),
        MembershipLayer.HEARTBEAT,
        new CrmShell10(),
        new RedHatDisks(),
        new DrbdTools(List.of("kmod-drbd84", "drbd84-utils"), List.of(), "drbd-overview"),
        new PgdgPostgresql(),
        new RedHatHostName());
  }
}
