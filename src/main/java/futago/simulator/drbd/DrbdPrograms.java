package futago.simulator.drbd;

import futago.simulator.machine.FileTree;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Services;
import futago.simulator.machine.Timeline;

/// Puts DRBD on a machine: the kernel module and the tools, which may come from different packages.
public final class DrbdPrograms {
  private static final String PROC = "/proc/drbd";

  private DrbdPrograms() {}

  /// Makes DRBD a part of a machine, before anything of it is installed. Once for each machine.
  ///
  /// @param wire what goes on between the machines
  public static void prepare(Machine machine, Timeline timeline, DrbdWire wire) {
    machine.give(Drbd.class, new Drbd(machine, timeline, wire));
  }

  /// Makes the kernel module known to a machine, as its package or the kernel's own does.
  public static void provideModule(Machine machine, DrbdFlavour flavour) {
    Drbd drbd = machine.part(Drbd.class);
    machine
        .part(Kernel.class)
        .provide("drbd", () -> machine.files().generate(PROC, () -> ProcDrbd.text(flavour, drbd)));
  }

  /// Installs the tools, the example configuration and the service, which their package sets to be
  /// started at boot.
  public static void installTools(Machine machine, DrbdFlavour flavour) {
    Drbd drbd = machine.part(Drbd.class);
    FileTree files = machine.files();
    files.install(
        "/etc/drbd.conf",
        """
        # You can find an example in  /usr/share/doc/drbd.../drbd.conf.example

        include "drbd.d/global_common.conf";
        include "drbd.d/*.res";
        """);
    files.install(
        "/etc/drbd.d/global_common.conf",
        """
        global {
        \tusage-count yes;
        }
        common {
        }
        """);
    machine.install("drbdadm", new Drbdadm(drbd, flavour));
    machine.install("drbdsetup", new Drbdsetup(drbd));
    if (flavour.overview()) {
      machine.install("drbd-overview", new DrbdOverview(drbd));
    }
    machine.part(Services.class).define("drbd", new DrbdService(drbd), true);
  }
}
