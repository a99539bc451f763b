package futago.simulator.host.disk;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;
import java.util.Optional;

/// `blockdev`, for the size of a device.
final class Blockdev {
  private static final int SECTOR = 512;

  private Blockdev() {}

  static Program program() {
    return call -> {
      List<String> words = call.arguments();
      if (words.size() != 2) {
        return Machine.notModelled(call);
      }
      Optional<BlockDevice> device =
          call.machine().part(BlockDevices.class).find(call.path(words.get(1)));
      if (device.isEmpty()) {
        return call.fail(1, "cannot open " + words.get(1) + ": No such file or directory");
      }
      return switch (words.getFirst()) {
        case "--getsize64" -> {
          call.out().println(device.get().bytes());
          yield 0;
        }
        case "--getsz", "--getsize" -> {
          call.out().println(device.get().bytes() / SECTOR);
          yield 0;
        }
        case "--flushbufs" -> 0;
        default -> Machine.notModelled(call);
      };
    };
  }
}
