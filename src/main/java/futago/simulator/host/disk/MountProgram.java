package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/// `mount` and `umount`, in the words of util-linux 2.17 and 2.38.
final class MountProgram {
  private static final int FAILED = 32;
  private static final String MORE =
      "       dmesg(1) may have more information after failed mount system call.";

  private final Release release;
  private final Call call;

  private MountProgram(Release release, Call call) {
    this.release = release;
    this.call = call;
  }

  static Program mount(Release release) {
    Tool tool =
        call -> {
          var options = Options.of(call, "t:o:v", "types=t", "options=o");
          List<String> words = options.words();
          var program = new MountProgram(release, call);
          return switch (words.size()) {
            case 0 -> program.list(options.value('t'));
            case 2 -> program.mount(words.get(0), words.get(1), options.value('t'));
            default -> Machine.notModelled(call);
          };
        };
    return tool.program();
  }

  static Program umount(Release release) {
    Tool tool =
        call -> {
          List<String> words = Options.of(call, "v", "verbose=v").words();
          return words.size() == 1
              ? new MountProgram(release, call).umount(words.getFirst())
              : Machine.notModelled(call);
        };
    return tool.program();
  }

  private int list(Optional<String> type) {
    call.machine()
        .files()
        .text("/proc/mounts")
        .orElse("")
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(fields -> type.isEmpty() || type.get().equals(fields[2]))
        .forEach(
            fields ->
                call.out()
                    .println(
                        "%s on %s type %s (%s)"
                            .formatted(
                                fields[0],
                                fields[1],
                                fields[2],
                                release.isCentos() ? "rw" : fields[3])));
    return 0;
  }

  private int mount(String source, String directory, Optional<String> type) {
    Optional<FileEntry> target = call.machine().files().find(call.path(directory));
    if (target.isEmpty()) {
      return fail(
          "mount point " + directory + " does not exist",
          directory + ": mount point does not exist.");
    }
    Optional<BlockDevice> found = call.machine().part(BlockDevices.class).find(call.path(source));
    if (found.isEmpty()) {
      return fail(
          "special device " + source + " does not exist",
          directory + ": special device " + source + " does not exist.");
    }
    BlockDevice device = found.get();
    if (device.holder().equals("drbd-secondary")) {
      if (release.isCentos()) {
        call.err()
            .println("mount: block device " + source + " is write-protected, mounting read-only");
      }
      return fail(
          "Wrong medium type", directory + ": mount(2) system call failed: Wrong medium type.");
    }
    if (!device.holder().isEmpty()) {
      return fail(
          source + " already mounted or " + directory + " busy",
          device.holder().startsWith("/")
              ? "%s: %s already mounted on %s.".formatted(directory, source, device.holder())
              : directory + ": " + source + " already mounted or mount point busy.");
    }
    if (device.fileSystem().isEmpty()
        || type.filter(t -> !t.equals(device.signature())).isPresent()) {
      return wrongType(source, directory, type.isPresent());
    }
    try {
      call.machine().part(Mounts.class).mount(device, call.path(directory));
      return 0;
    } catch (FileSystemException e) {
      return fail(
          source + " already mounted or " + directory + " busy",
          directory + ": " + source + " already mounted or mount point busy.");
    }
  }

  private int wrongType(String source, String directory, boolean typeGiven) {
    if (release.isCentos() && !typeGiven) {
      return fail("you must specify the filesystem type", "");
    }
    return fail(
        "wrong fs type, bad option, bad superblock on %s,\n       missing codepage or helper program, or other error\n       In some cases useful info is found in syslog - try\n       dmesg | tail  or so\n"
            .formatted(source),
        "%s: wrong fs type, bad option, bad superblock on %s, missing codepage or helper program, or other error."
            .formatted(directory, source));
  }

  private int fail(String oldWords, String newWords) {
    call.err().println("mount: " + (release.isCentos() ? oldWords : newWords));
    if (!release.isCentos()) {
      call.err().println(MORE);
    }
    return FAILED;
  }

  private int umount(String what) {
    Mounts mounts = call.machine().part(Mounts.class);
    String path = call.path(what).replaceFirst("(?<=.)/+$", "");
    Optional<Mounts.Mount> mount =
        mounts.all().stream()
            .filter(each -> each.directory().equals(path) || each.device().equals(path))
            .findFirst();
    if (mount.isEmpty()) {
      boolean there = call.machine().files().exists(path);
      call.err()
          .println(
              "umount: "
                  + what
                  + (release.isCentos()
                      ? there ? ": not mounted" : ": not found"
                      : there ? ": not mounted." : ": no mount point specified."));
      return release.isCentos() ? 1 : FAILED;
    }
    if (FileUsers.of(call.machine()).below(mount.get().directory()).isEmpty()) {
      mounts.unmount(mount.get().directory());
      return 0;
    }
    if (release.isCentos()) {
      call.err()
          .println(
              """
              umount: %s: device is busy.
                      (In some cases useful info about processes that use
                       the device is found by lsof(8) or fuser(1))\
              """
                  .formatted(mount.get().directory()));
      return 1;
    }
    call.err().println("umount: " + mount.get().directory() + ": target is busy.");
    return FAILED;
  }
}
