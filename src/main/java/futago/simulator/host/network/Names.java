package futago.simulator.host.network;

import futago.simulator.machine.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds addresses of names: from `/etc/hosts` alone, for there is no name server.
public final class Names {
  private static final String DOTTED = "\\d{1,3}(\\.\\d{1,3}){3}";

  private Names() {}

  /// The IPv4 address that a name or a dotted address means on a machine.
  public static Optional<String> resolve(Machine machine, String name) {
    if (name.matches(DOTTED)) {
      return Optional.of(name);
    }
    return machine
        .files()
        .text("/etc/hosts")
        .orElse("")
        .lines()
        .map(line -> Arrays.asList(line.replaceFirst("#.*", "").strip().split("\\s+")))
        .filter(words -> words.getFirst().matches(DOTTED))
        .filter(words -> words.subList(1, words.size()).contains(name))
        .map(List::getFirst)
        .findFirst();
  }
}
