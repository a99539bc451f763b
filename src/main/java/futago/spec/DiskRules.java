package futago.spec;

import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Devices, files and directories on the nodes.
final class DiskRules {
  /// A new database of PostgreSQL takes 40 MiB and its first log segments 64 more, before any data;
  /// the file system wants its share. The upper bound is ext4's largest file.
  static final IntRange IMAGE_MIB = new IntRange(256, 16 * 1024 * 1024, "spec.image.size");

  /// What DRBD's configuration takes as a word without quotes.
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+");

  private static final int LONGEST_PATH = 128;
  private static final Pattern MINOR = Pattern.compile("/dev/drbd(0|[1-9][0-9]{0,2})");
  private static final int LARGEST_MINOR = 255;
  private static final Pattern RATE = Pattern.compile("([0-9]{1,8})([kKmMgG]?)");
  private static final long LARGEST_RATE_KIB = 4 << 20;

  /// Directories of the system that hold others worth using.
  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of(
          "/",
          "/home",
          "/root",
          "/var",
          "/var/lib",
          "/var/log",
          "/var/cache",
          "/var/spool",
          "/mnt",
          "/media",
          "/srv",
          "/opt");

  /// Directories of the system with all that is below them.
  private static final List<String> SYSTEM_TREES =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/proc",
          "/run",
          "/sbin",
          "/sys",
          "/tmp",
          "/usr",
          "/var/run",
          "/var/lock",
          "/var/tmp",
          "/var/lib/apt",
          "/var/lib/corosync",
          "/var/lib/dpkg",
          "/var/lib/drbd",
          "/var/lib/pacemaker",
          "/var/lib/systemd",
          "/var/log/pacemaker",
          "/lost+found");

  private DiskRules() {}

  /// A disk, partition or logical volume.
  static Optional<Message> device(String value) {
    if (value.startsWith("/dev/drbd")) {
      return Optional.of(Message.of("spec.device.drbd", Shown.of(value)));
    }
    return value.startsWith("/dev/")
        ? path(value)
        : Optional.of(Message.of("spec.device.form", Shown.of(value)));
  }

  /// The replicated device.
  static Optional<Message> drbdDevice(String value) {
    var minor = MINOR.matcher(value);
    return minor.matches() && Integer.parseInt(minor.group(1)) <= LARGEST_MINOR
        ? Optional.empty()
        : Optional.of(Message.of("spec.drbd.device", Shown.of(value)));
  }

  /// Where to mount the replicated file system.
  static Optional<Message> mount(String value) {
    boolean system = SYSTEM_DIRECTORIES.contains(value) || isInSystemTree(value);
    return system ? Optional.of(Message.of("spec.mount.system", Shown.of(value))) : path(value);
  }

  /// The file behind a loop device.
  static Optional<Message> image(String value) {
    return path(value)
        .or(
            () ->
                isInSystemTree(value)
                    ? Optional.of(Message.of("spec.image.system", value))
                    : Optional.empty());
  }

  /// DRBD's `resync-rate`: KiB a second, or with a unit.
  static Optional<Message> resyncRate(String value) {
    var rate = RATE.matcher(value);
    if (!rate.matches()) {
      return Optional.of(Message.of("spec.rate.form", Shown.of(value)));
    }
    long factor =
        switch (rate.group(2)) {
          case "m", "M" -> 1024;
          case "g", "G" -> 1024 * 1024;
          default -> 1;
        };
    long kib = Long.parseLong(rate.group(1)) * factor;
    return 1 <= kib && kib <= LARGEST_RATE_KIB
        ? Optional.empty()
        : Optional.of(Message.of("spec.rate.range", value));
  }

  private static boolean isInSystemTree(String path) {
    return SYSTEM_TREES.stream().anyMatch(tree -> path.equals(tree) || path.startsWith(tree + "/"));
  }

  private static Optional<Message> path(String value) {
    if (!value.startsWith("/")) {
      return Optional.of(Message.of("spec.path.relative", Shown.of(value)));
    }
    if (value.length() > LONGEST_PATH) {
      return Optional.of(Message.of("spec.path.long", value.length(), LONGEST_PATH));
    }
    if (value.endsWith("/") || value.contains("//") || (value + "/").matches(".*/\\.\\.?/.*")) {
      return Optional.of(Message.of("spec.path.detour", Shown.of(value)));
    }
    return PATH.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of("spec.path.characters", Shown.of(value)));
  }
}
