package futago.simulator.host.network;

import futago.simulator.machine.Firewall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The kernel's packet filter, table `filter`: chains with their policies and rules.
final class Iptables implements Firewall {
  static final List<String> CHAINS = List.of("INPUT", "FORWARD", "OUTPUT");

  private final Map<String, String> policies = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  Iptables() {
    flush();
  }

  /// Takes all rules away: everything is let in.
  synchronized void flush() {
    rules.clear();
    CHAINS.forEach(chain -> policies.put(chain, "ACCEPT"));
  }

  /// Loads the text of a rules file in the place of all rules.
  ///
  /// @return the number of the line that is wrong; empty if none is, and only then it is loaded
  synchronized Optional<Integer> load(String text) {
    List<Rule> loaded = new ArrayList<>();
    Map<String, String> loadedPolicies = new LinkedHashMap<>();
    boolean inTable = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Optional<Rule> rule = Rule.parse(line);
      if (line.equals("*filter") || line.equals("COMMIT")) {
        inTable = line.equals("*filter");
      } else if (inTable && line.matches(":[A-Za-z0-9_-]+ (ACCEPT|DROP|-)( .*)?")) {
        loadedPolicies.put(line.substring(1, line.indexOf(' ')), line.split(" ", -1)[1]);
      } else if (inTable && rule.isPresent() && isSound(rule.get())) {
        loaded.add(rule.get());
      } else {
        return Optional.of(number);
      }
    }
    if (inTable) {
      return Optional.of(number);
    }
    flush();
    policies.putAll(loadedPolicies);
    rules.addAll(loaded);
    return Optional.empty();
  }

  /// Whether a rule leads somewhere, and has a port only where its protocol has ports.
  private static boolean isSound(Rule rule) {
    boolean port = rule.words().stream().anyMatch(word -> word.startsWith("--dport"));
    return !rule.target().isEmpty()
        && (!port || rule.words().contains("tcp") || rule.words().contains("udp"));
  }

  synchronized boolean isEmpty() {
    return rules.isEmpty() && policies.values().stream().allMatch("ACCEPT"::equals);
  }

  synchronized List<Rule> rules(String chain) {
    return rules.stream().filter(rule -> rule.chain().equals(chain)).toList();
  }

  synchronized Map<String, String> policies() {
    return new LinkedHashMap<>(policies);
  }

  /// Puts a rule among those of its chain.
  ///
  /// @param at 1 for the first place; beyond the last for the end
  synchronized void insert(Rule rule, int at) {
    List<Rule> chain = new ArrayList<>(rules(rule.chain()));
    rules.removeAll(chain);
    chain.add(Math.min(at - 1, chain.size()), rule);
    rules.addAll(chain);
  }

  /// Takes a rule away.
  ///
  /// @return whether it was there
  synchronized boolean delete(Rule rule) {
    return rules.remove(rule);
  }

  @Override
  public synchronized boolean lets(String protocol, int port) {
    return rules("INPUT").stream()
        .filter(rule -> rule.isFor(protocol, port))
        .map(Rule::target)
        .filter(target -> List.of("ACCEPT", "DROP", "REJECT").contains(target))
        .findFirst()
        .orElse(policies.get("INPUT"))
        .equals("ACCEPT");
  }
}
