package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import java.util.List;

/// `/proc/mounts`, `/proc/partitions`, `/proc/swaps` and `/proc/filesystems`, as the kernel makes
/// them.
final class KernelViews {
  private final Machine machine;
  private final Release release;
  private final Topology topology;

  private KernelViews(Machine machine, Release release) {
    this.machine = machine;
    this.release = release;
    this.topology = new Topology(machine);
  }

  static void install(Machine machine, Release release) {
    var views = new KernelViews(machine, release);
    machine.files().generate("/proc/mounts", views::mounts);
    machine.files().generate("/proc/self/mounts", views::mounts);
    machine.files().generate("/etc/mtab", views::mounts);
    machine.files().generate("/proc/partitions", views::partitions);
    machine.files().generate("/proc/swaps", views::swaps);
    machine
        .files()
        .generate("/proc/filesystems", () -> "nodev\tsysfs\nnodev\tproc\nnodev\ttmpfs\n\text4\n");
  }

  /// What is mounted from the start, besides what is in {@link Mounts}.
  static List<Mounts.Mount> system(Release release) {
    return release.isCentos()
        ? List.of(
            new Mounts.Mount("/dev/mapper/VolGroup-lv_root", "/", "ext4"),
            new Mounts.Mount("tmpfs", "/dev/shm", "tmpfs"),
            new Mounts.Mount("/dev/sda1", "/boot", "ext4"))
        : List.of(
            new Mounts.Mount("/dev/sda1", "/", "ext4"), new Mounts.Mount("tmpfs", "/run", "tmpfs"));
  }

  private String mounts() {
    var text = new StringBuilder();
    text.append("proc /proc proc rw,relatime 0 0\nsysfs /sys sysfs rw,relatime 0 0\n");
    system(release).forEach(mount -> append(text, mount));
    machine.part(Mounts.class).all().forEach(mount -> append(text, mount));
    return text.toString();
  }

  private void append(StringBuilder text, Mounts.Mount mount) {
    String options =
        release.isCentos() && mount.type().equals("ext4")
            ? "rw,relatime,barrier=1,data=ordered"
            : "rw,relatime";
    text.append(mount.device()).append(' ').append(mount.directory()).append(' ');
    text.append(mount.type()).append(' ').append(options).append(" 0 0\n");
  }

  private String partitions() {
    var text = new StringBuilder("major minor  #blocks  name\n\n");
    for (BlockDevice device : machine.part(BlockDevices.class).all()) {
      int[] numbers = topology.numbers(device);
      text.append(
          "%4d  %7d %10d %s\n"
              .formatted(
                  numbers[0],
                  numbers[1],
                  device.bytes() / 1024,
                  device.path().substring("/dev/".length())));
    }
    return text.toString();
  }

  private String swaps() {
    var text = new StringBuilder("Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n");
    for (BlockDevice device : machine.part(BlockDevices.class).all()) {
      if (device.holder().equals("swap")) {
        text.append(
            "%-39s %-15s %d\t0\t-1\n"
                .formatted(device.path(), "partition", device.bytes() / 1024 - 4));
      }
    }
    return text.toString();
  }
}
