package futago.simulator.pacemaker;

import futago.simulator.machine.Timeline;
import futago.simulator.pacemaker.cib.Cib;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The Pacemakers of all machines, and who of them makes up a cluster at the moment. Guarded by the
/// timeline's monitor.
public final class PacemakerWorld {
  private static final Duration JOINING = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final List<Pacemaker> nodes = new ArrayList<>();

  public PacemakerWorld(Timeline timeline) {
    this.timeline = timeline;
  }

  Timeline timeline() {
    return timeline;
  }

  void join(Pacemaker node) {
    synchronized (timeline) {
      nodes.add(node);
    }
  }

  /// The nodes that see a node and that it sees, itself with them, as far as they take part.
  List<Pacemaker> partition(Pacemaker node) {
    return nodes.stream()
        .filter(each -> each.takesPart() && node.takesPart())
        .filter(each -> each.sees(node) && node.sees(each))
        .toList();
  }

  Optional<Pacemaker> find(String name) {
    return nodes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Finds the controller of a node's partition, or has one elected; brings all to the same state.
  void settle(Pacemaker node) {
    List<Pacemaker> partition = partition(node);
    if (partition.isEmpty()) {
      return;
    }
    Set<String> names = partition.stream().map(Pacemaker::name).collect(Collectors.toSet());
    Set<String> controllers =
        partition.stream()
            .map(Pacemaker::controllerName)
            .filter(names::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean lost =
        controllers.isEmpty()
            && partition.stream().anyMatch(each -> !each.controllerName().isEmpty());
    if (lost) {
      partition.forEach(Pacemaker::controllerLost);
      timeline.after(node.version().election(), () -> settle(node));
      return;
    }
    if (controllers.isEmpty() && partition.stream().noneMatch(Pacemaker::callsForElection)) {
      return;
    }
    String chosen =
        controllers.isEmpty()
            ? names.stream().max(Comparator.naturalOrder()).orElseThrow()
            : ((TreeSet<String>) controllers).last();
    boolean unchanged =
        partition.stream()
            .allMatch(each -> each.controllerName().equals(chosen) && each.online().equals(names));
    if (!unchanged) {
      timeline.after(JOINING, () -> agree(node, chosen, names));
    }
  }

  private void agree(Pacemaker node, String chosen, Set<String> names) {
    List<Pacemaker> partition = partition(node);
    if (!partition.stream().map(Pacemaker::name).collect(Collectors.toSet()).equals(names)) {
      settle(node);
      return;
    }
    Cib cib = partition.stream().map(Pacemaker::cib).max(Cib.BY_VERSION).orElseThrow();
    for (Pacemaker each : partition) {
      cib = cib.withNode(each.id(), each.name(), node.version().isOld() ? "normal" : "");
    }
    for (Pacemaker each : partition) {
      each.adopt(chosen, cib, names);
    }
    find(chosen).ifPresent(each -> each.controller().begin());
  }
}
