package futago.simulator.host.disk;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which loop devices show which disk images.
final class LoopDevices {
  private static final int NODES = 8;

  private final Machine machine;
  private final Map<String, Attached> attached = new TreeMap<>();

  /// Makes the device nodes that the kernel's module brings, too.
  LoopDevices(Machine machine) {
    this.machine = machine;
    for (int i = 0; i < NODES; i++) {
      node("/dev/loop" + i);
    }
  }

  private void node(String device) {
    try {
      machine
          .files()
          .set(
              device,
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

  /// A loop device in use.
  ///
  /// @param file the path of the image
  /// @param image what is in it
  private record Attached(String file, BlockDevice image) {}

  /// The path of the image that a device shows.
  synchronized Optional<String> fileOf(String device) {
    return Optional.ofNullable(attached.get(device)).map(Attached::file);
  }

  /// All devices in use with their images' paths.
  synchronized Map<String, String> all() {
    var all = new TreeMap<String, String>();
    attached.forEach((device, each) -> all.put(device, each.file()));
    return all;
  }

  /// Lets a device show an image.
  synchronized void attach(String device, String file, BlockDevice image) {
    var loop = new BlockDevice(device, image.bytes());
    loop.share(image);
    loop.trail(image.trailer());
    attached.put(device, new Attached(file, image));
    machine.part(BlockDevices.class).add(loop);
  }

  /// Ends that.
  ///
  /// @return whether it was in use; a device that something holds is left alone
  synchronized boolean detach(String device) {
    Attached was = attached.get(device);
    BlockDevices devices = machine.part(BlockDevices.class);
    Optional<BlockDevice> loop = devices.find(device);
    if (was == null || loop.isEmpty() || !loop.get().holder().isEmpty()) {
      return false;
    }
    // DRBD may have given the device other bytes than those it began with.
    was.image().share(loop.get());
    was.image().trail(loop.get().trailer());
    attached.remove(device);
    devices.remove(device);
    node(device);
    return true;
  }

  /// The machine lost its power.
  synchronized void detachAll() {
    BlockDevices devices = machine.part(BlockDevices.class);
    for (String device : all().keySet()) {
      devices.find(device).ifPresent(loop -> loop.heldBy(""));
      detach(device);
    }
  }
}
