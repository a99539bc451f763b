package futago.platform;

import futago.spec.ClusterSpec;
import futago.spec.ElVariant;
import futago.spec.PlatformName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The platforms that Futago knows, by what a host says it is. A further release of a known family
/// is one more entry in {@link DebianRelease} or `ElVariant`.
public final class Platforms {
  private Platforms() {}

  /// The platform of a host, or nothing if it is none that Futago knows.
  ///
  /// @param machine what `uname -m` says
  public static Optional<Platform> of(OsRelease os, String machine) {
    return DebianRelease.ALL.stream()
        .filter(release -> release.is(os))
        .findFirst()
        .map(DebianRelease::platform)
        .or(() -> ElRelease.of(os, machine).map(ElRelease::platform));
  }

  /// The platform to plan for when no host is asked: the variant that the spec names.
  public static Platform planned(PlatformName name, ClusterSpec spec) {
    return switch (name) {
      case DEBIAN_COROSYNC -> planned(name, spec.postgresql().version());
      case EL6_HEARTBEAT -> new ElRelease("CentOS", spec.el6().variant()).platform();
    };
  }

  /// The platform to plan for when nothing but a version of PostgreSQL is known: the release of
  /// that family which packages it itself, else its newest.
  public static Platform planned(PlatformName name, String postgresqlVersion) {
    return switch (name) {
      case DEBIAN_COROSYNC ->
          DebianRelease.ALL.stream()
              .filter(release -> release.postgresql().equals(postgresqlVersion))
              .findFirst()
              .orElseGet(DebianRelease.ALL::getLast)
              .platform();
      case EL6_HEARTBEAT -> new ElRelease("CentOS", ElVariant.EL6_X86_64).platform();
    };
  }

  /// The hosts that Futago can build on, for messages.
  public static String supported() {
    return Stream.concat(
            DebianRelease.ALL.stream().map(DebianRelease::title),
            Arrays.stream(ElVariant.values())
                .map(ElVariant::major)
                .distinct()
                .flatMap(major -> List.of("CentOS " + major, "RHEL " + major).stream()))
        .collect(Collectors.joining(", "));
  }
}
