package futago.simulator.machine;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The block devices of a machine, by path. A device that is here is also an entry in `/dev`.
public final class BlockDevices {
  private final Machine machine;
  private final Map<String, BlockDevice> devices = new ConcurrentSkipListMap<>();

  public BlockDevices(Machine machine) {
    this.machine = machine;
  }

  /// Makes a device known.
  public void add(BlockDevice device) {
    devices.put(device.path(), device);
    machine.files().install(device.path(), "");
    try {
      machine
          .files()
          .set(
              device.path(),
              new FileEntry(
                  FileEntry.Kind.BLOCK_DEVICE,
                  "root",
                  "disk",
                  0660,
                  machine.clock().instant(),
                  new byte[0],
                  ""));
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes a device away.
  public void remove(String path) {
    if (devices.remove(path) != null) {
      try {
        machine.files().delete(path);
      } catch (FileSystemException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// The device at a path, symbolic links such as those in `/dev/disk/by-id` followed.
  public Optional<BlockDevice> find(String path) {
    return Optional.ofNullable(devices.get(machine.files().real(path)));
  }

  /// All devices, by path.
  public List<BlockDevice> all() {
    return List.copyOf(devices.values());
  }
}
