package futago.simulator.machine;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is mounted on a machine, besides the root file system. `/proc/mounts` is made from it.
public final class Mounts {
  /// One mount.
  ///
  /// @param device the block device's path
  /// @param directory where it is mounted
  /// @param type such as `ext4`
  public record Mount(String device, String directory, String type) {}

  private final Machine machine;
  private final List<Mount> all = new ArrayList<>();

  public Mounts(Machine machine) {
    this.machine = machine;
  }

  /// Mounts a device that has a file system.
  ///
  /// @throws FileSystemException if it has none, is held by something, or the directory is not
  ///   there
  public synchronized void mount(BlockDevice device, String directory) throws FileSystemException {
    if (!device.holder().isEmpty()) {
      throw new FileSystemException(
          device.path(),
          directory,
          device.path() + " is already mounted or " + directory + " busy");
    }
    FileTree tree =
        device
            .fileSystem()
            .orElseThrow(
                () ->
                    new FileSystemException(
                        device.path(),
                        directory,
                        "wrong fs type, bad option, bad superblock on " + device.path()));
    machine.files().mount(directory, tree);
    device.heldBy(directory);
    all.add(new Mount(device.path(), machine.files().real(directory), device.signature()));
  }

  /// Unmounts what is mounted at a directory, or the device of that path.
  ///
  /// @return the mount that was; empty if nothing was mounted there
  public synchronized Optional<Mount> unmount(String directoryOrDevice) {
    Optional<Mount> mount =
        all.stream()
            .filter(
                each ->
                    each.directory().equals(directoryOrDevice)
                        || each.device().equals(directoryOrDevice))
            .findFirst();
    mount.ifPresent(
        each -> {
          try {
            machine.files().unmount(each.directory());
          } catch (FileSystemException e) {
            throw new IllegalStateException(e);
          }
          machine.part(BlockDevices.class).find(each.device()).ifPresent(d -> d.heldBy(""));
          all.remove(each);
        });
    return mount;
  }

  /// What is mounted at a directory.
  public synchronized Optional<Mount> at(String directory) {
    return all.stream().filter(each -> each.directory().equals(directory)).findFirst();
  }

  /// All mounts, the oldest first.
  public synchronized List<Mount> all() {
    return List.copyOf(all);
  }
}
