package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `mkfs.ext4` and its like (mke2fs(8)).
final class MakeFileSystem {
  private static final int BLOCK = 4096;
  private static final int INODE_RATIO = 16384;
  private static final int GROUP = 32768;
  private static final Duration TAKES = Duration.ofSeconds(2);

  private final Release release;
  private final Call call;

  private MakeFileSystem(Release release, Call call) {
    this.release = release;
    this.call = call;
  }

  static Program program(Release release, String usualType) {
    Tool tool =
        call -> {
          var options = Options.of(call, "qFt:L:m:T:E:O:");
          List<String> words = options.words();
          return words.size() == 1
              ? new MakeFileSystem(release, call)
                  .run(words.getFirst(), options.value('t').orElse(usualType), options.has('q'))
              : Machine.notModelled(call);
        };
    return tool.program();
  }

  private String version() {
    return release.isCentos() ? "mke2fs 1.41.12 (17-May-2010)" : "mke2fs 1.47.0 (5-Feb-2023)";
  }

  private int run(String path, String type, boolean quiet)
      throws IOException, InterruptedException {
    if (!release.isCentos() || !quiet) {
      call.err().println(version());
    }
    Optional<BlockDevice> device = call.machine().part(BlockDevices.class).find(call.path(path));
    if (device.isEmpty()) {
      if (release.isCentos()) {
        call.err()
            .println(
                "Could not stat "
                    + path
                    + " --- No such file or directory\n\n"
                    + "The device apparently does not exist; did you specify it correctly?");
      } else {
        call.err().println("The file " + path + " does not exist and no size was specified.");
      }
      return 1;
    }
    String holder = device.get().holder();
    if (holder.equals("drbd-secondary")) {
      return call.fail(1, "Wrong medium type while trying to determine filesystem size");
    }
    if (holder.startsWith("/")) {
      call.err().println(path + " is mounted; will not make a filesystem here!");
      return 1;
    }
    if (!holder.isEmpty()) {
      call.err()
          .println(path + " is apparently in use by the system; will not make a filesystem here!");
      return 1;
    }
    call.machine().clock().sleep(TAKES);
    device.get().format(type, tree());
    if (!quiet) {
      say(device.get());
    }
    return 0;
  }

  private FileTree tree() throws FileSystemException {
    var tree = new FileTree(call.machine().clock());
    tree.makeDirectory("/lost+found", "root");
    tree.set("/lost+found", tree.find("/lost+found").orElseThrow().withMode(0700));
    return tree;
  }

  private void say(BlockDevice device) {
    long blocks = device.bytes() / BLOCK;
    long groups = (blocks + GROUP - 1) / GROUP;
    long inodes = groups * (device.bytes() / INODE_RATIO / groups / 8 * 8);
    String uuid = Blkid.uuid(call.machine(), device);
    var backups = new java.util.ArrayList<String>();
    for (long at = GROUP, step = 1; at < blocks; step += 2, at = GROUP * step) {
      backups.add(Long.toString(at));
    }
    if (release.isCentos()) {
      call.out().print(oldWords(blocks, inodes, groups, String.join(", ", backups)));
    } else {
      call.out()
          .print(
              """
              Creating filesystem with %d 4k blocks and %d inodes
              Filesystem UUID: %s
              Superblock backups stored on blocks:\s
              \t%s

              Allocating group tables: done                           \s
              Writing inode tables: done                           \s
              Creating journal (8192 blocks): done
              Writing superblocks and filesystem accounting information: done

              """
                  .formatted(blocks, inodes, uuid, String.join(", ", backups)));
    }
  }

  private static String oldWords(long blocks, long inodes, long groups, String backups) {
    return """
    Discarding device blocks: done                           \s
    Filesystem label=
    OS type: Linux
    Block size=4096 (log=2)
    Fragment size=4096 (log=2)
    Stride=0 blocks, Stripe width=0 blocks
    %d inodes, %d blocks
    %d blocks (5.00%%) reserved for the super user
    First data block=0
    Maximum filesystem blocks=%d
    %d block groups
    32768 blocks per group, 32768 fragments per group
    %d inodes per group
    Superblock backups stored on blocks:\s
    \t%s

    Writing inode tables: done                           \s
    Creating journal (8192 blocks): done
    Writing superblocks and filesystem accounting information: done

    This filesystem will be automatically checked every 21 mounts or
    180 days, whichever comes first.  Use tune2fs -c or -i to override.
    """
        .formatted(inodes, blocks, blocks / 20, groups * GROUP, groups, inodes / groups, backups);
  }
}
