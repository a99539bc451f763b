package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.host.Table;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `df`: how full file systems are.
final class Df {
  private static final long USED_BY_SYSTEM = 2_100_000L * 1024;

  /// What ext4 itself takes of a device, as on the slides: 1032020 of 1048508 KiB.
  private static final double USABLE = 1032020 / 1048508.0;

  private static final double RESERVED = 0.05;
  private static final long USED_WHEN_NEW = 17668L * 1024;

  private final Call call;
  private final Options options;
  private final Release release;

  private Df(Call call, Options options, Release release) {
    this.call = call;
    this.options = options;
    this.release = release;
  }

  static Program program(Release release) {
    Tool tool = call -> new Df(call, Options.of(call, "hPkT", "human-readable=h"), release).run();
    return tool.program();
  }

  private int run() throws FileSystemException {
    if (options.has('T')) {
      return Machine.notModelled(call);
    }
    List<Mounts.Mount> all = new ArrayList<>(KernelViews.system(release));
    all.addAll(call.machine().part(Mounts.class).all());
    List<Mounts.Mount> shown = new ArrayList<>();
    int status = 0;
    for (String path : options.words()) {
      if (call.machine().files().exists(call.path(path))) {
        shown.add(mountOf(all, path));
      } else {
        status = call.fail(1, path + ": No such file or directory");
      }
    }
    if (status != 0 && shown.isEmpty()) {
      return status;
    }
    boolean human = options.has('h');
    var table = new Table("lrrrrl");
    table.row(
        List.of(
            "Filesystem",
            human ? "Size" : options.has('P') ? "1024-blocks" : "1K-blocks",
            "Used",
            human ? "Avail" : "Available",
            options.has('P') ? "Capacity" : "Use%",
            "Mounted on"));
    for (Mounts.Mount mount : options.words().isEmpty() ? all : shown) {
      table.row(row(mount));
    }
    table.lines().forEach(call.out()::println);
    return status;
  }

  private Mounts.Mount mountOf(List<Mounts.Mount> all, String path) {
    String real = call.machine().files().real(call.path(path));
    return all.stream()
        .filter(
            mount ->
                mount.directory().equals("/")
                    || real.equals(mount.directory())
                    || real.startsWith(mount.directory() + "/"))
        .max(Comparator.comparingInt(mount -> mount.directory().length()))
        .orElseThrow();
  }

  private List<String> row(Mounts.Mount mount) throws FileSystemException {
    long total;
    long used;
    double reserved = 0;
    Optional<BlockDevice> device =
        Optional.of(mount.device())
            .filter(path -> path.startsWith("/"))
            .flatMap(call.machine().part(BlockDevices.class)::find);
    if (device.isEmpty()) {
      total = 506208L * 1024;
      used = 0;
    } else {
      total = 1024 * (long) (device.get().bytes() * USABLE / 1024);
      reserved = total * RESERVED;
      Optional<FileTree> tree = device.get().fileSystem();
      used =
          tree.isPresent()
              ? USED_WHEN_NEW + sizeOf(tree.get(), "")
              : mount.directory().equals("/") ? USED_BY_SYSTEM : total / 7;
    }
    long available = Math.max(0, (long) (total - used - reserved));
    long percent = used == 0 ? 0 : (long) Math.ceil(100.0 * used / (used + available));
    return List.of(
        mount.device(), size(total), size(used), size(available), percent + "%", mount.directory());
  }

  private String size(long bytes) {
    return options.has('h') ? Lsblk.size(bytes) : Long.toString(bytes / 1024);
  }

  private static long sizeOf(FileTree tree, String directory) throws FileSystemException {
    long sum = 0;
    for (String name : tree.list(directory.isEmpty() ? "/" : directory)) {
      FileEntry entry = tree.findLink(directory + "/" + name).orElseThrow();
      sum += entry.isDirectory() ? 4096 + sizeOf(tree, directory + "/" + name) : entry.size();
    }
    return sum;
  }
}
