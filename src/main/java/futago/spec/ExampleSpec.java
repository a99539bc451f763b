package futago.spec;

import java.util.List;
import java.util.Optional;

/// What `futago init` prints: the talk's cluster of alice and bob.
public final class ExampleSpec {
  private static final DiskSpec SOME_DISK = new DiskSpec.Device("/dev/sdb1");

  /// The slides say "/dev/sdb1 or the like" and then show a file on a loop device.
  private static final DiskSpec SLIDES_DISK =
      new DiskSpec.Image("/srv/images/pgsql-data.img", 1024);

  private ExampleSpec() {}

  /// The example for a platform; without one the talk's own, with PostgreSQL 9.3.
  public static ClusterSpec of(Optional<PlatformName> platform) {
    return new ClusterSpec(
        "pgha",
        List.of(
            node("alice", "192.168.137.101", Optional.of("~/.ssh/id_ed25519")),
            node("bob", "192.168.137.102", Optional.empty())),
        new VirtualIp("192.168.137.201", 24),
        new DrbdSpec(
            "pgsql",
            "/dev/drbd0",
            7788,
            "/mnt/pgsql-data",
            platform.equals(Optional.of(PlatformName.EL6_HEARTBEAT)) ? SLIDES_DISK : SOME_DISK,
            Optional.of("40M")),
        new PostgresqlSpec(
            platform.map(ExampleSpec::postgresqlVersion).orElse("9.3"), 5432, "192.168.137.0/24"),
        new PacemakerSpec(PacemakerSpec.Fencing.NONE),
        platform);
  }

  /// The version that comes with the platform's hosts.
  private static String postgresqlVersion(PlatformName platform) {
    return switch (platform) {
      case DEBIAN_COROSYNC -> "15";
      case EL6_HEARTBEAT -> "9.3";
    };
  }

  private static NodeSpec node(String name, String address, Optional<String> identity) {
    return new NodeSpec(
        name,
        address,
        "eth0",
        new SshSpec(
            address, Optional.of(22), Optional.of("root"), identity, Optional.empty(), false),
        Optional.empty());
  }
}
