package futago.simulator.host.system;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.time.Duration;
import java.util.List;

/// `chronyc` and `timedatectl`: a time service knows what time it is in the simulated world.
final class Clocks {
  private Clocks() {}

  static Program chronyc() {
    return call -> {
      List<String> words = call.arguments().stream().filter(word -> !word.equals("-a")).toList();
      if (words.equals(List.of("makestep"))) {
        call.machine().clock().ahead(Duration.ZERO);
        call.out().println("200 OK");
        return 0;
      }
      if (words.equals(List.of("tracking"))) {
        call.out()
            .print(
                """
                Reference ID    : C0A88901 (192.168.137.1)
                Stratum         : 3
                System time     : 0.000000000 seconds fast of NTP time
                Leap status     : Normal
                """);
        return 0;
      }
      return Machine.notModelled(call);
    };
  }
}
