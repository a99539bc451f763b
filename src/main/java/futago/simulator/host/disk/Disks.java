package futago.simulator.host.disk;

import futago.simulator.host.Host;
import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import java.nio.file.FileSystemException;

/// The disks of a host: one with the system, and beside it one whose only partition is empty.
public final class Disks {
  private static final long MIB = 1L << 20;
  private static final long SYSTEM_DISK = 20L << 30;

  private Disks() {}

  /// Puts them, and the programs that deal with them, on a machine.
  public static void install(Machine machine, Host host, Release release) {
    machine.give(BlockDevices.class, new BlockDevices(machine));
    machine.give(Mounts.class, new Mounts(machine));
    machine.give(FileUsers.class, new FileUsers());
    BlockDevices devices = machine.part(BlockDevices.class);
    devices.add(new BlockDevice("/dev/sda", SYSTEM_DISK));
    mark(devices, "/dev/sda", "dos", "");
    if (release.isCentos()) {
      add(devices, "/dev/sda1", 500 * MIB, "ext4", "/boot");
      add(devices, "/dev/sda2", SYSTEM_DISK - 501 * MIB, "LVM2_member", "lvm");
      add(devices, "/dev/dm-0", SYSTEM_DISK - 1525 * MIB, "ext4", "/");
      add(devices, "/dev/dm-1", 1024 * MIB, "swap", "swap");
      link(machine, "/dev/mapper/VolGroup-lv_root", "../dm-0");
      link(machine, "/dev/mapper/VolGroup-lv_swap", "../dm-1");
    } else {
      add(devices, "/dev/sda1", SYSTEM_DISK - 1024 * MIB, "ext4", "/");
      add(devices, "/dev/sda5", 1023 * MIB, "swap", "swap");
    }
    devices.add(new BlockDevice("/dev/sdb", host.dataDisk() + MIB));
    mark(devices, "/dev/sdb", "dos", "");
    devices.add(new BlockDevice("/dev/sdb1", host.dataDisk()));
    KernelViews.install(machine, release);
    var loops = new LoopDevices(machine);
    machine.onPower(
        on -> {
          if (!on) {
            machine.part(Mounts.class).all().reversed().forEach(each -> unmount(machine, each));
            loops.detachAll();
          }
        });
    programs(machine, release, loops);
  }

  private static void programs(Machine machine, Release release, LoopDevices loops) {
    machine.install("lsblk", Lsblk.program());
    machine.install("blkid", Blkid.program(release));
    machine.install("wipefs", Wipefs.program());
    machine.install("blockdev", Blockdev.program());
    machine.install("losetup", Losetup.program(loops, release));
    machine.install("dd", Dd.program(release));
    machine.install("mkfs.ext4", MakeFileSystem.program(release, "ext4"));
    machine.install("mke2fs", MakeFileSystem.program(release, "ext2"));
    machine.install("mkfs.ext3", MakeFileSystem.program(release, "ext3"));
    machine.install("mount", MountProgram.mount(release));
    machine.install("umount", MountProgram.umount(release));
    machine.install("mountpoint", MountViews.mountpoint(release));
    machine.install("findmnt", MountViews.findmnt());
    machine.install("df", Df.program(release));
    machine.install("swapon", Swap.swapon());
    machine.install("sync", _ -> 0);
  }

  /// Installs `fuser`, as its package does.
  public static void installFuser(Machine machine) {
    machine.install("fuser", MountViews.fuser());
  }

  private static void unmount(Machine machine, Mounts.Mount mount) {
    machine.part(Mounts.class).unmount(mount.directory());
  }

  private static void add(
      BlockDevices devices, String path, long bytes, String signature, String holder) {
    devices.add(new BlockDevice(path, bytes));
    mark(devices, path, signature, holder);
  }

  private static void mark(BlockDevices devices, String path, String signature, String holder) {
    BlockDevice device = devices.find(path).orElseThrow();
    device.mark(signature);
    device.heldBy(holder);
  }

  private static void link(Machine machine, String path, String target) {
    FileTree files = machine.files();
    try {
      files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
      files.set(
          path,
          new FileEntry(
              FileEntry.Kind.LINK,
              "root",
              "root",
              0777,
              machine.clock().instant(),
              new byte[0],
              target));
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }
}
