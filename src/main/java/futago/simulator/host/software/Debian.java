package futago.simulator.host.software;

import futago.simulator.host.service.ServiceTable;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What apt and dpkg share on a machine.
///
/// @param machine the machine
/// @param catalogue all that there is
/// @param installed what is installed
/// @param sources where more comes from
/// @param mirrors which of these can be reached
record Debian(
    Machine machine,
    Catalogue catalogue,
    Installed installed,
    AptSources sources,
    Mirrors mirrors) {
  /// The package of a name, if the lists that were fetched have it.
  Optional<SoftwarePackage> available(String name) {
    return catalogue.find(name, sources::has);
  }

  void pause(long milliseconds) throws InterruptedException {
    machine.clock().sleep(Duration.ofMillis(milliseconds));
  }

  /// Sets up a package that is unpacked, and starts the services that it brings, as Debian does.
  void setUp(SoftwarePackage unit, Call call) throws InterruptedException {
    call.out().println("Setting up " + AptRun.shown(unit) + " (" + unit.version() + ") ...");
    pause(150);
    ServiceTable table = (ServiceTable) machine.part(Services.class);
    for (String name : installed.configure(unit, call)) {
      Service service = table.find(name).orElseThrow();
      if (!table.startedAtBoot().contains(name)) {
        continue;
      }
      call.err()
          .println(
              "Created symlink /etc/systemd/system/multi-user.target.wants/%1$s.service -> /lib/systemd/system/%1$s.service."
                  .formatted(name));
      if (!service.isRunning()) {
        // What it says goes to the journal, and that it fails is no concern of the package's.
        call.exec("root", List.of("sh", "-c", "systemctl start " + name + " >/dev/null 2>&1"));
        call.process().checkAlive();
      }
    }
  }
}
