package futago.simulator.host.network;

import futago.simulator.machine.HostName;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;

/// `hostnamectl`.
final class Hostnamectl {
  private Hostnamectl() {}

  static Program program() {
    return call -> {
      List<String> words = call.arguments();
      HostName name = call.machine().part(HostName.class);
      if (words.isEmpty() || words.equals(List.of("status"))) {
        call.out()
            .print(
                """
                 Static hostname: %s
                       Icon name: computer-vm
                Operating System: Debian GNU/Linux 12 (bookworm)
                          Kernel: Linux %s
                    Architecture: x86-64
                """
                    .formatted(name.get(), call.machine().part(Kernel.class).release()));
        return 0;
      }
      if (words.size() == 2 && List.of("set-hostname", "hostname").contains(words.getFirst())) {
        call.machine().files().install("/etc/hostname", words.get(1) + "\n");
        name.set(words.get(1));
        return 0;
      }
      return Machine.notModelled(call);
    };
  }
}
