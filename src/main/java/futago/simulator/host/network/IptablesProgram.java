package futago.simulator.host.network;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.List;

/// `iptables` and `iptables-save`, for the table `filter`.
final class IptablesProgram {
  private IptablesProgram() {}

  static Program iptables(Iptables filter) {
    return call -> {
      List<String> words = new ArrayList<>(call.arguments());
      boolean numbers = words.remove("--line-numbers");
      words.removeIf(word -> word.equals("-n") || word.equals("-w"));
      String verb = words.isEmpty() ? "" : words.removeFirst();
      return switch (verb) {
        case "-L", "-nL", "--list" -> list(call, filter, words, numbers);
        case "-S", "--list-rules" -> rules(call, filter, words);
        case "-F", "--flush" -> {
          filter.flush();
          yield 0;
        }
        case "-A", "-I", "-D" -> change(call, filter, verb, words);
        default -> Machine.notModelled(call);
      };
    };
  }

  private static List<String> chains(List<String> words) {
    return words.isEmpty() ? Iptables.CHAINS : words;
  }

  private static int list(Call call, Iptables filter, List<String> words, boolean numbers) {
    if (!Iptables.CHAINS.containsAll(words)) {
      return Machine.notModelled(call);
    }
    String gap = "";
    for (String chain : chains(words)) {
      call.out().println(gap + "Chain " + chain + " (policy " + filter.policies().get(chain) + ")");
      call.out()
          .println(
              (numbers ? "num  " : "")
                  + "target     prot opt source               destination         ");
      List<Rule> rules = filter.rules(chain);
      for (int i = 0; i < rules.size(); i++) {
        call.out().println((numbers ? "%-4d ".formatted(i + 1) : "") + rules.get(i).listed());
      }
      gap = "\n";
    }
    return 0;
  }

  private static int rules(Call call, Iptables filter, List<String> words) {
    for (String chain : chains(words)) {
      call.out().println("-P " + chain + " " + filter.policies().get(chain));
    }
    for (String chain : chains(words)) {
      filter.rules(chain).forEach(call.out()::println);
    }
    return 0;
  }

  private static int change(Call call, Iptables filter, String verb, List<String> words) {
    if (words.size() < 2 || !Iptables.CHAINS.contains(words.getFirst())) {
      return Machine.notModelled(call);
    }
    String chain = words.removeFirst();
    int at = verb.equals("-A") ? Integer.MAX_VALUE : 1;
    if (words.getFirst().matches("\\d{1,4}")) {
      at = Integer.parseInt(words.removeFirst());
    }
    var rule = new Rule(chain, List.copyOf(words));
    if (!verb.equals("-D")) {
      filter.insert(rule, at);
      return 0;
    }
    List<Rule> rules = filter.rules(chain);
    boolean deleted =
        words.isEmpty()
            ? at <= rules.size() && filter.delete(rules.get(at - 1))
            : filter.delete(rule);
    if (!deleted) {
      call.err().println("iptables: Bad rule (does a matching rule exist in that chain?).");
    }
    return deleted ? 0 : 1;
  }

  static Program save(Iptables filter) {
    return call -> {
      if (!call.arguments().isEmpty()) {
        return Machine.notModelled(call);
      }
      call.out().println("*filter");
      filter
          .policies()
          .forEach((chain, policy) -> call.out().println(":" + chain + " " + policy + " [0:0]"));
      filter.policies().keySet().stream()
          .flatMap(chain -> filter.rules(chain).stream())
          .forEach(call.out()::println);
      call.out().println("COMMIT");
      return 0;
    };
  }
}
