package futago.spec;

import futago.text.Message;
import java.util.List;

/// What a platform takes. The spec need not name one: then this is asked when it is known.
public final class PlatformRules {
  private PlatformRules() {}

  /// Does nothing if the spec can be built on the platform.
  ///
  /// @throws BadSpecException with every field that does not go with it
  public static void requireFit(ClusterSpec spec, PlatformName platform) throws BadSpecException {
    var problems = new Problems();
    check(spec, platform, problems);
    problems.throwIfAny();
  }

  static void check(ClusterSpec spec, PlatformName platform, Problems problems) {
    List<String> versions = PostgresqlRules.versionsOn(platform);
    String version = spec.postgresql().version();
    if (!version.isEmpty() && !versions.contains(version)) {
      problems.add(
          "postgresql.version",
          Message.of(
              "spec.postgresql.platform", version, platform.id(), String.join(", ", versions)));
    }
    if (platform != PlatformName.EL6_HEARTBEAT) {
      El6Spec el6 = spec.el6();
      SourcesSpec usual = SourcesSpec.of(ElVariant.EL6_X86_64);
      foreign("sources", !el6.sources().equals(usual), platform, problems);
      foreign("heartbeat", !el6.heartbeat().equals(HeartbeatSpec.TALK), platform, problems);
      foreign("selinux", !el6.selinuxOff(), platform, problems);
    }
  }

  private static void foreign(
      String field, boolean given, PlatformName platform, Problems problems) {
    if (given) {
      problems.add(
          field,
          Message.of("spec.platform.foreign", PlatformName.EL6_HEARTBEAT.id(), platform.id()));
    }
  }
}
