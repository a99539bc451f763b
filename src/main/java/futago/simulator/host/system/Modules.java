package futago.simulator.host.system;

import futago.simulator.host.Release;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;

/// `modprobe`, `lsmod` and `rmmod`.
final class Modules {
  private Modules() {}

  static Program modprobe(Release release) {
    Tool tool =
        call -> {
          var options = Options.of(call, "qr", "quiet=q", "remove=r");
          if (options.words().size() != 1) {
            return Machine.notModelled(call);
          }
          String module = options.words().getFirst();
          Kernel kernel = call.machine().part(Kernel.class);
          if (options.has('r')) {
            kernel.unload(module);
            return 0;
          }
          if (kernel.load(module)) {
            return 0;
          }
          if (!options.has('q')) {
            call.err()
                .println(
                    release.isCentos()
                        ? "FATAL: Module " + module + " not found."
                        : "modprobe: FATAL: Module %s not found in directory /lib/modules/%s"
                            .formatted(module, kernel.release()));
          }
          return 1;
        };
    return tool.program();
  }

  static Program lsmod() {
    return call -> {
      call.out().println("Module                  Size  Used by");
      call.machine()
          .part(Kernel.class)
          .loaded()
          .reversed()
          .forEach(module -> call.out().println("%-22s %5d  0".formatted(module, 327242)));
      return 0;
    };
  }

  static Program rmmod() {
    return call -> {
      if (call.arguments().size() != 1) {
        return Machine.notModelled(call);
      }
      String module = call.arguments().getFirst();
      if (call.machine().part(Kernel.class).unload(module)) {
        return 0;
      }
      call.err().println("ERROR: Module " + module + " does not exist in /proc/modules");
      return 1;
    };
  }
}
