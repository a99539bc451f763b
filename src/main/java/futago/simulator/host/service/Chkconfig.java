package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;

/// `chkconfig` of CentOS 6: which services are started in the runlevels 2 to 5.
final class Chkconfig {
  private static final String ON = "\t0:off\t1:off\t2:on\t3:on\t4:on\t5:on\t6:off";
  private static final String OFF = ON.replace(":on", ":off");

  private Chkconfig() {}

  static Program chkconfig(ServiceTable table) {
    return call -> {
      List<String> words = call.arguments();
      if (words.isEmpty() || words.equals(List.of("--list"))) {
        table.names().stream().sorted().forEach(name -> call.out().println(line(table, name)));
        return 0;
      }
      boolean option = words.getFirst().startsWith("--");
      if (words.size() != (option ? 2 : words.size()) || words.size() > 2) {
        return Machine.notModelled(call);
      }
      String name = option ? words.get(1) : words.getFirst();
      if (table.find(name).isEmpty()) {
        call.err()
            .println(
                "error reading information on service " + name + ": No such file or directory");
        return 1;
      }
      return run(
          call, table, option ? words.getFirst() : words.size() == 2 ? words.get(1) : "", name);
    };
  }

  private static int run(Call call, ServiceTable table, String verb, String name) {
    return switch (verb) {
      case "--list" -> {
        call.out().println(line(table, name));
        yield 0;
      }
      case "" -> table.startedAtBoot().contains(name) ? 0 : 1;
      case "on", "off" -> {
        table.startAtBoot(name, verb.equals("on"));
        yield 0;
      }
      // The levels that its init script names are already as they are.
      case "--add" -> 0;
      default -> Machine.notModelled(call);
    };
  }

  private static String line(ServiceTable table, String name) {
    return "%-15s%s".formatted(name, table.startedAtBoot().contains(name) ? ON : OFF);
  }
}
