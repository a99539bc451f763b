package futago.simulator.host.network;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;
import java.util.Optional;

/// `getent`, for hosts, users and groups.
final class Getent {
  private static final int NOT_FOUND = 2;

  private Getent() {}

  static Program program() {
    return call -> {
      List<String> words = call.arguments();
      if (words.size() != 2) {
        return Machine.notModelled(call);
      }
      String name = words.get(1);
      return switch (words.getFirst()) {
        case "hosts", "ahosts", "ahostsv4" -> {
          Optional<String> address = Names.resolve(call.machine(), name);
          address.ifPresent(each -> call.out().println("%-15s %s".formatted(each, name)));
          yield address.isPresent() ? 0 : NOT_FOUND;
        }
        case "passwd", "group" -> {
          Optional<String> line =
              call.machine()
                  .files()
                  .text("/etc/" + words.getFirst())
                  .orElse("")
                  .lines()
                  .filter(each -> each.startsWith(name + ":"))
                  .findFirst();
          line.ifPresent(call.out()::println);
          yield line.isPresent() ? 0 : NOT_FOUND;
        }
        default -> Machine.notModelled(call);
      };
    };
  }
}
