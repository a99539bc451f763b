package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;

/// What happens when a host is switched on: its services are started in their order, then
/// `rc.local`. It goes on while others may already log in, as on a real host.
public final class Boot {
  private static final String INIT = "/sbin/init";
  private static final Duration KERNEL = Duration.ofSeconds(4);
  private static final List<String> EMPTIED_BY_SYSV = List.of("/var/run", "/var/lock/subsys");
  private static final List<String> EMPTIED_BY_SYSTEMD = List.of("/run", "/tmp");

  private final Machine machine;
  private final ServiceTable table;
  private final List<Runnable> settings;

  private Boot(Machine machine, ServiceTable table, List<Runnable> settings) {
    this.machine = machine;
    this.table = table;
    this.settings = settings;
  }

  /// Lets a machine boot whenever it is switched on from now on.
  ///
  /// @param settings what the kernel and the first scripts set up before any service, such as the
  ///   host name and the addresses
  public static void follow(Machine machine, ServiceTable table, List<Runnable> settings) {
    var boot = new Boot(machine, table, settings);
    machine.install(INIT, boot::run);
    machine.onPower(
        on -> {
          if (on) {
            boot.on();
          } else {
            table.powerLost();
          }
        });
  }

  private void on() {
    clean();
    settings.forEach(Runnable::run);
    Thread.ofVirtual()
        .name("boot of " + machine.name())
        .start(
            () -> {
              try {
                machine.launcher().run("", INIT);
              } catch (InterruptedException e) {
                // Switched off again before it was through.
                Thread.currentThread().interrupt();
              }
            });
  }

  /// Empties what does not outlive a boot; directories stay.
  private void clean() {
    (table.manager() == ServiceTable.Manager.SYSV ? EMPTIED_BY_SYSV : EMPTIED_BY_SYSTEMD)
        .stream().filter(machine.files()::exists).forEach(this::empty);
  }

  private void empty(String directory) {
    try {
      for (String name : machine.files().list(directory)) {
        String path = directory + "/" + name;
        boolean kept = machine.files().findLink(path).orElseThrow().isDirectory();
        if (kept) {
          empty(path);
        } else {
          machine.files().delete(path);
        }
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }

  private int run(Call call) throws InterruptedException {
    machine.clock().sleep(KERNEL);
    for (String name : table.bootOrder()) {
      Service service = table.find(name).orElseThrow();
      if (!service.isRunning()) {
        service.start(call);
      }
    }
    if (table.manager() == ServiceTable.Manager.SYSV && machine.files().exists("/etc/rc.local")) {
      return call.exec("root", List.of("sh", "/etc/rc.local"));
    }
    return 0;
  }
}
