package futago.stage;

import futago.command.Facts;
import futago.command.Probe;
import futago.platform.ResourceNames;
import java.util.Map;

/// Questions that several steps ask. Equal questions travel once.
public final class Questions {
  private Questions() {}

  /// Succeeds if Pacemaker runs here and has our group: from then on DRBD's role, the mount and
  /// PostgreSQL are its business, and the steps that did these by hand are done.
  public static Probe managed() {
    return new Probe(
        "managed",
        "cibadmin --query --scope resources | grep -q '<group id=\"" + ResourceNames.GROUP + "\"'");
  }

  /// Whether Pacemaker has our group, seen from any node.
  public static boolean isManaged(Map<String, Facts> all) {
    return anyYes(all, managed());
  }

  /// Whether a question is answered with yes on any node.
  public static boolean anyYes(Map<String, Facts> all, Probe probe) {
    return all.values().stream()
        .anyMatch(facts -> facts.answers().containsKey(probe.name()) && facts.yes(probe));
  }
}
