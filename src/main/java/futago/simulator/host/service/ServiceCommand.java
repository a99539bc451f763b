package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Program;
import futago.simulator.machine.Service;
import java.util.List;
import java.util.Optional;

/// `service` of CentOS 6, and the init scripts themselves.
final class ServiceCommand {
  private ServiceCommand() {}

  static Program service(ServiceTable table) {
    return call -> {
      List<String> words = call.arguments();
      if (words.isEmpty()) {
        call.err()
            .println(
                "Usage: service < option > | --status-all | [ service_name [ command |"
                    + " --full-restart ] ]");
        return 1;
      }
      if (words.equals(List.of("--status-all"))) {
        for (String name : table.names()) {
          run(call, table, name, words, List.of("status"));
        }
        return 0;
      }
      return run(call, table, words.getFirst(), words, words.subList(1, words.size()));
    };
  }

  /// Does what an init script does.
  ///
  /// @param asked what was asked for, word by word
  /// @param verb what the script is called with
  static int run(Call call, ServiceTable table, String name, List<String> asked, List<String> verb)
      throws InterruptedException {
    Optional<Service> found = table.find(name);
    if (found.isEmpty()) {
      call.err().println(asked.getFirst() + ": unrecognized service");
      return 1;
    }
    Service service = found.get();
    return switch (verb.isEmpty() ? "" : verb.getFirst()) {
      case "start" -> service.start(call);
      case "stop" -> service.stop(call);
      case "status" -> service.status(call, name);
      case "reload", "force-reload" -> service.reload(call);
      case "restart" -> restart(call, service);
      case "condrestart", "try-restart" -> service.isRunning() ? restart(call, service) : 0;
      default -> {
        call.out()
            .println(
                "Usage: /etc/init.d/"
                    + name
                    + " {start|stop|status|restart|condrestart|reload|force-reload}");
        yield 2;
      }
    };
  }

  private static int restart(Call call, Service service) throws InterruptedException {
    service.stop(call);
    return service.start(call);
  }
}
