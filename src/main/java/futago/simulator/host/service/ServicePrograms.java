package futago.simulator.host.service;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import futago.simulator.machine.Service;
import java.util.ArrayList;
import java.util.List;

/// The programs by which a person deals with services.
public final class ServicePrograms {
  private ServicePrograms() {}

  /// Puts them on a machine.
  public static void install(Machine machine, ServiceTable table) {
    if (table.manager() == ServiceTable.Manager.SYSV) {
      machine.install("service", ServiceCommand.service(table));
      machine.install("chkconfig", Chkconfig.chkconfig(table));
      machine.lacks("systemctl", "journalctl");
    } else {
      machine.install("systemctl", Systemctl.systemctl(table));
      machine.install("service", throughSystemctl(table));
      machine.lacks("chkconfig");
    }
  }

  /// `service NAME VERB`, as Debian's script hands it on.
  private static Program throughSystemctl(ServiceTable table) {
    return call -> {
      List<String> words = call.arguments();
      if (words.equals(List.of("--status-all"))) {
        for (String name : table.names()) {
          boolean runs = table.find(name).filter(Service::isRunning).isPresent();
          call.out().println(" [ " + (runs ? "+" : "-") + " ]  " + name);
        }
        return 0;
      }
      if (words.size() != 2) {
        return Machine.notModelled(call);
      }
      List<String> argv = new ArrayList<>(List.of("systemctl", words.get(1)));
      argv.add(words.getFirst() + ".service");
      return call.exec(call.user(), argv);
    };
  }
}
