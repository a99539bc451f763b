package futago.simulator.host.system;

import futago.simulator.host.service.ServiceTable;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import futago.simulator.machine.Service;
import java.time.Duration;
import java.util.List;

/// `reboot`, `poweroff` and `halt`: services are stopped in the opposite order of their start, then
/// the machine goes off, and perhaps on again.
final class Shutdown {
  private static final Duration FIRMWARE = Duration.ofSeconds(8);

  private Shutdown() {}

  static Program program(ServiceTable table, boolean again) {
    return call -> {
      if (!call.arguments().isEmpty()) {
        return Machine.notModelled(call);
      }
      run(call, table, again);
      return 0;
    };
  }

  /// `shutdown -r now` and `shutdown -h now`.
  static Program shutdown(ServiceTable table) {
    return call -> {
      List<String> words = call.arguments();
      if (words.size() != 2 || !words.get(1).equals("now")) {
        return Machine.notModelled(call);
      }
      boolean again = words.getFirst().equals("-r");
      if (!again && !List.of("-h", "-P", "-H").contains(words.getFirst())) {
        return Machine.notModelled(call);
      }
      run(call, table, again);
      return 0;
    };
  }

  private static void run(Call call, ServiceTable table, boolean again)
      throws InterruptedException {
    for (String name : table.names().reversed()) {
      Service service = table.find(name).orElseThrow();
      if (service.isRunning()) {
        service.stop(call);
      }
    }
    off(call.machine(), again);
  }

  /// Takes the power, and perhaps gives it back. Not on the caller's own thread, which may end with
  /// the machine.
  static void off(Machine machine, boolean again) {
    Thread.ofVirtual()
        .name("shutdown of " + machine.name())
        .start(
            () -> {
              machine.power(false);
              if (again) {
                try {
                  machine.clock().sleep(FIRMWARE);
                  machine.power(true);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
  }
}
