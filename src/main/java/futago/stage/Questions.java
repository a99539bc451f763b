package futago.stage;

import futago.command.Facts;
import futago.command.Probe;
import futago.platform.ResourceNames;
import java.util.Map;

/// Questions that several steps ask. Equal questions travel once.
public final class Questions {
  private Questions() {}

  /// The resources in the CIB, one id a line; nothing where Pacemaker does not run.
  public static Probe resources() {
    return new Probe(
        "cib-resources",
        "cibadmin --query -o resources | sed -n"
            + " 's/.*<\\(primitive\\|group\\|clone\\|master\\|bundle\\)"
            + " .*\\bid=\"\\([^\"]*\\)\".*/\\2/p'");
  }

  /// Whether Pacemaker has our group, seen from any node: from then on DRBD's role, the mount and
  /// PostgreSQL are its business, and the steps that did these by hand are done.
  public static boolean isManaged(Map<String, Facts> all) {
    return all.values().stream()
        .anyMatch(facts -> facts.text(resources()).lines().anyMatch(ResourceNames.GROUP::equals));
  }

  /// The states of all services that any step wants to know of.
  public static Probe services(PlanInput input) {
    return input.platform().services().states(input.platform().watchedServices());
  }

  /// The state of a service, such as `active enabled`; empty for one that was not asked for.
  public static String stateOf(PlanInput input, Facts facts, String service) {
    return facts
        .text(services(input))
        .lines()
        .filter(line -> line.startsWith(service + " "))
        .map(line -> line.substring(service.length() + 1))
        .findFirst()
        .orElse("");
  }

  /// Whether a question is answered with yes on any node.
  public static boolean anyYes(Map<String, Facts> all, Probe probe) {
    return all.values().stream()
        .anyMatch(facts -> facts.answers().containsKey(probe.name()) && facts.yes(probe));
  }
}
