package futago.simulator.host.disk;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the block devices of a machine lie on each other, and by which names and numbers the kernel
/// knows them.
final class Topology {
  private static final Pattern NUMBERED = Pattern.compile("/dev/([a-z]+?)(?:-|(?=\\d))(\\d+)");
  private static final Pattern SCSI = Pattern.compile("/dev/sd([a-z])(\\d*)");
  private static final int PARTITIONS = 16;

  private final Machine machine;

  Topology(Machine machine) {
    this.machine = machine;
  }

  private List<BlockDevice> all() {
    return machine.part(BlockDevices.class).all();
  }

  /// Those that lie on no other.
  List<BlockDevice> top() {
    return all().stream().filter(device -> below(device).isEmpty()).toList();
  }

  /// What lies on a device.
  List<BlockDevice> above(BlockDevice device) {
    return all().stream()
        .filter(each -> below(each).filter(device.path()::equals).isPresent())
        .toList();
  }

  /// The path of what a device lies on.
  private Optional<String> below(BlockDevice device) {
    return switch (type(device)) {
      case "part" -> Optional.of(device.path().replaceFirst("\\d+$", ""));
      case "lvm" -> Optional.of("/dev/sda2");
      case "drbd" ->
          all().stream()
              .filter(each -> each.holder().equals("drbd"))
              .map(BlockDevice::path)
              .findFirst();
      default -> Optional.empty();
    };
  }

  /// What `lsblk` calls a device's kind.
  String type(BlockDevice device) {
    Matcher scsi = SCSI.matcher(device.path());
    if (scsi.matches()) {
      return scsi.group(2).isEmpty() ? "disk" : "part";
    }
    Matcher numbered = NUMBERED.matcher(device.path());
    String driver = numbered.matches() ? numbered.group(1) : "";
    return switch (driver) {
      case "dm" -> "lvm";
      case "loop", "drbd" -> driver;
      default -> "disk";
    };
  }

  /// The numbers of a device: major and minor.
  int[] numbers(BlockDevice device) {
    Matcher scsi = SCSI.matcher(device.path());
    if (scsi.matches()) {
      int partition = scsi.group(2).isEmpty() ? 0 : Integer.parseInt(scsi.group(2));
      return new int[] {8, (scsi.group(1).charAt(0) - 'a') * PARTITIONS + partition};
    }
    Matcher numbered = NUMBERED.matcher(device.path());
    if (!numbered.matches()) {
      return new int[] {0, 0};
    }
    int major =
        switch (numbered.group(1)) {
          case "dm" -> 253;
          case "loop" -> 7;
          case "drbd" -> 147;
          default -> 0;
        };
    return new int[] {major, Integer.parseInt(numbered.group(2))};
  }

  /// The name by which people know a device: a logical volume's own, else the kernel's.
  String name(BlockDevice device) {
    return switch (device.path()) {
      case "/dev/dm-0" -> "VolGroup-lv_root";
      case "/dev/dm-1" -> "VolGroup-lv_swap";
      default -> device.path().substring("/dev/".length());
    };
  }

  /// The path that goes with that name.
  String path(BlockDevice device) {
    return type(device).equals("lvm") ? "/dev/mapper/" + name(device) : device.path();
  }

  /// Where a device is mounted, or `[SWAP]`; empty for nowhere.
  String mountPoint(BlockDevice device) {
    return switch (device.holder()) {
      case "swap" -> "[SWAP]";
      case String holder when holder.startsWith("/") -> holder;
      default -> "";
    };
  }
}
