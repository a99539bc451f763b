package futago.simulator.host.system;

import futago.simulator.machine.Machine;

/// The kernel's "magic SysRq", as far as it takes a machine down: `/proc/sysrq-trigger`, if
/// `/proc/sys/kernel/sysrq` allows it. Nothing is stopped, nothing synchronised.
final class SysRq {
  private static final String ALLOWED = "/proc/sys/kernel/sysrq";
  private static final String TRIGGER = "/proc/sysrq-trigger";

  private SysRq() {}

  static void install(Machine machine) {
    machine.files().install(ALLOWED, "438\n");
    machine.files().install(TRIGGER, "");
    machine.files().react(TRIGGER, text -> triggered(machine, text.strip()));
  }

  private static void triggered(Machine machine, String command) {
    if (!machine.files().text(ALLOWED).orElse("").strip().equals("1")) {
      return;
    }
    switch (command) {
      case "o" -> Shutdown.off(machine, false);
      case "b" -> Shutdown.off(machine, true);
      case "" -> {}
      default -> machine.noteUnknown("echo " + command + " >" + TRIGGER);
    }
  }
}
