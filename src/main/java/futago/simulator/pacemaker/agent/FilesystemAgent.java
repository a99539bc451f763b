package futago.simulator.pacemaker.agent;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.Database;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// `ocf:heartbeat:Filesystem`: mounted or not. Without `fuser` it calls itself not installed.
final class FilesystemAgent extends Agent {
  @Override
  int start(Call call) {
    if (call.machine().program("fuser").isEmpty()) {
      return missing(call, "fuser");
    }
    if (isMounted(call)) {
      return OK;
    }
    Machine machine = call.machine();
    String directory = parameter(call, "directory");
    if (machine.files().find(directory).filter(FileEntry::isDirectory).isEmpty()) {
      return because(
          call,
          NOT_INSTALLED,
          "Couldn't find directory  [" + directory + "] to use as a mount point");
    }
    Optional<BlockDevice> device = machine.part(BlockDevices.class).find(parameter(call, "device"));
    if (device.isEmpty()) {
      return because(
          call,
          NOT_INSTALLED,
          "Couldn't find device [" + parameter(call, "device") + "]. Expected /dev/??? to exist");
    }
    try {
      machine.part(Mounts.class).mount(device.get(), directory);
      return OK;
    } catch (FileSystemException e) {
      return because(
          call, ERROR, "Couldn't mount device [" + device.get().path() + "] as " + directory);
    }
  }

  @Override
  int stop(Call call) throws InterruptedException {
    if (!isMounted(call)) {
      return OK;
    }
    if (call.machine().program("fuser").isEmpty()) {
      return missing(call, "fuser");
    }
    // Whoever still uses it is killed.
    Database database = call.machine().part(Database.class);
    if (database.isRunning()) {
      database.kill();
    }
    return call.machine().part(Mounts.class).unmount(parameter(call, "directory")).isPresent()
        ? OK
        : because(call, ERROR, "Couldn't unmount " + parameter(call, "directory"));
  }

  @Override
  int monitor(Call call) {
    if (isMounted(call)) {
      return OK;
    }
    return call.machine().program("fuser").isEmpty() ? missing(call, "fuser") : NOT_RUNNING;
  }

  private static boolean isMounted(Call call) {
    return call.machine().part(Mounts.class).at(parameter(call, "directory")).isPresent();
  }
}
