package futago.simulator.host.network;

import futago.simulator.machine.Call;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kernel's packet filter as `nft` deals with it: tables of family `ip`, with chains on the way
/// in, whose rules drop what comes from an address to or from a port.
final class Nft implements Firewall {
  private static final String CHAIN = "\\{ type filter hook input priority -?\\d+ ; }";

  private static final List<String> FIRST = List.of("ip", "saddr");

  /// A table's rules, by the names of its chains.
  private final Map<String, Map<String, List<List<String>>>> tables = new LinkedHashMap<>();

  /// Gives a machine a packet filter that lets everything in, and the program.
  static void install(Machine machine) {
    var nft = new Nft();
    machine.give(Firewall.class, nft);
    machine.install("nft", nft.program());
    machine.onPower(_ -> nft.flush());
  }

  private synchronized void flush() {
    tables.clear();
  }

  private Program program() {
    return this::run;
  }

  private synchronized int run(Call call) {
    List<String> words = call.arguments();
    if (words.size() < 4 || !words.get(2).equals("ip")) {
      return Machine.notModelled(call);
    }
    String verb = words.get(0) + " " + words.get(1);
    String table = words.get(3);
    return switch (verb) {
      case "add table" -> {
        tables.computeIfAbsent(table, _ -> new LinkedHashMap<>());
        yield 0;
      }
      case "delete table" -> tables.remove(table) == null ? unknown(call) : 0;
      case "add chain" -> addChain(call, table, words);
      case "add rule" -> addRule(call, table, words);
      default -> Machine.notModelled(call);
    };
  }

  private int addChain(Call call, String table, List<String> words) {
    if (words.size() != 6 || !words.get(5).matches(CHAIN)) {
      return Machine.notModelled(call);
    }
    if (!tables.containsKey(table)) {
      return unknown(call);
    }
    tables.get(table).computeIfAbsent(words.get(4), _ -> new ArrayList<>());
    return 0;
  }

  private int addRule(Call call, String table, List<String> words) {
    List<String> rule = words.size() < 5 ? List.of() : words.subList(5, words.size());
    boolean modelled =
        rule.size() == 7
            && rule.subList(0, 2).equals(FIRST)
            && rule.get(3).matches("tcp|udp")
            && rule.get(4).matches("[ds]port")
            && rule.get(5).matches("\\d{1,5}")
            && rule.get(6).equals("drop");
    if (!modelled) {
      return Machine.notModelled(call);
    }
    List<List<String>> chain = tables.getOrDefault(table, Map.of()).get(words.get(4));
    if (chain == null) {
      return unknown(call);
    }
    chain.add(List.copyOf(rule));
    return 0;
  }

  private static int unknown(Call call) {
    call.err().println("Error: Could not process rule: No such file or directory");
    return 1;
  }

  /// The machines of a world have one peer each, so where a packet comes from makes no difference.
  @Override
  public synchronized boolean lets(String protocol, int port) {
    return tables.values().stream()
        .flatMap(chains -> chains.values().stream())
        .flatMap(List::stream)
        .noneMatch(
            rule ->
                rule.get(3).equals(protocol)
                    && rule.get(4).equals("dport")
                    && rule.get(5).equals(Integer.toString(port)));
  }
}
