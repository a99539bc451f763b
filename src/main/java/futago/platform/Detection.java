package futago.platform;

import futago.command.Facts;
import futago.command.Probe;
import java.util.List;
import java.util.Optional;

/// How a host is asked what it is, and what its answers mean. Reads only.
public final class Detection {
  private static final Probe OS = new Probe("os-release", "cat /etc/os-release");

  /// What RHEL and CentOS have instead, up to 6.
  private static final Probe RED_HAT = new Probe("redhat-release", "cat /etc/redhat-release");

  private static final Probe MACHINE = new Probe("machine", "uname -m");

  private Detection() {}

  /// What has to be asked.
  public static List<Probe> questions() {
    return List.of(OS, RED_HAT, MACHINE);
  }

  /// What a host says it is.
  public static OsRelease os(Facts answers) {
    return answers.yes(OS)
        ? OsRelease.parse(answers.text(OS))
        : OsRelease.parseRedHat(answers.text(RED_HAT));
  }

  /// The platform of a host, or nothing if it is none that Futago knows.
  public static Optional<Platform> platform(Facts answers) {
    return Platforms.of(os(answers), answers.text(MACHINE));
  }
}
