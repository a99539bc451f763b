package futago.simulator.host.disk;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;

/// `swapon`, to look at.
final class Swap {
  private Swap() {}

  static Program swapon() {
    return call -> {
      if (!call.arguments().isEmpty()
          && !List.of("-s", "--summary", "--show").containsAll(call.arguments())) {
        return Machine.notModelled(call);
      }
      call.out().print(call.machine().files().text("/proc/swaps").orElse(""));
      return 0;
    };
  }
}
