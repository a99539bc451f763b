package futago.ui.cluster;

import futago.cluster.ClusterResource;
import futago.cluster.ClusterResource.Primitive;
import futago.cluster.ClusterStatus;
import futago.cluster.DrbdDevice;
import futago.cluster.DrbdRole;
import futago.cluster.FailedAction;
import futago.cluster.NodeCondition;
import futago.cluster.NodeReport;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;
import futago.platform.ResourceNames;
import futago.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Two states, one after the other → what happened in between.
final class Changes {
  private final ClusterStatus before;
  private final ClusterStatus now;
  private final Instant when;
  private final List<Happening> found = new ArrayList<>();

  private Changes(ClusterStatus before, ClusterStatus now, Instant when) {
    this.before = before;
    this.now = now;
    this.when = when;
  }

  /// What happened, in the order in which a cluster does it.
  ///
  /// @param when it was noticed
  static List<Happening> between(ClusterStatus before, ClusterStatus now, Instant when) {
    var changes = new Changes(before, now, when);
    changes.answers();
    changes.drbd();
    Optional<PacemakerView> then = known(before);
    Optional<PacemakerView> view = known(now);
    if (then.isPresent() && view.isPresent()) {
      changes.nodes(then.get(), view.get());
      changes.failures(then.get(), view.get());
      changes.resources(then.get(), view.get());
    }
    return List.copyOf(changes.found);
  }

  private static Optional<PacemakerView> known(ClusterStatus status) {
    return status.pacemaker().filter(view -> view.dc().isPresent());
  }

  private void add(Tone tone, String key, Object... arguments) {
    found.add(new Happening(when, Message.of(key, arguments), tone));
  }

  private void answers() {
    for (int i = 0; i < now.nodes().size(); i++) {
      NodeReport report = now.nodes().get(i);
      if (report.answered() != before.nodes().get(i).answered()) {
        if (report.answered()) {
          add(Tone.GOOD, "ui.cluster.event.answers", report.node());
        } else {
          add(Tone.BAD, "ui.cluster.event.silent", report.node());
        }
      }
    }
  }

  private void drbd() {
    if (now.splitBrain() && !before.splitBrain()) {
      add(Tone.BAD, "ui.cluster.event.split-brain");
    }
    LinkLine then = Links.of(before);
    LinkLine link = Links.of(now);
    if (then.state() != link.state()) {
      switch (link.state()) {
        case CONNECTED ->
            add(
                Tone.GOOD,
                then.state() == LinkLine.State.SYNCING
                    ? "ui.cluster.event.synced"
                    : "ui.cluster.event.connected");
        case SYNCING -> add(Tone.BUSY, "ui.cluster.event.syncing");
        case WAITING, CUT -> add(Tone.WARN, "ui.cluster.event.disconnected", link.word());
        case UNKNOWN -> {}
      }
    }
    for (int i = 0; i < now.nodes().size(); i++) {
      role(now.nodes().get(i).node(), before.nodes().get(i).drbd(), now.nodes().get(i).drbd());
    }
  }

  private void role(String node, Optional<DrbdDevice> then, Optional<DrbdDevice> device) {
    boolean was = then.map(DrbdDevice::role).equals(Optional.of(DrbdRole.PRIMARY));
    boolean is = device.map(DrbdDevice::role).equals(Optional.of(DrbdRole.PRIMARY));
    if (is && !was) {
      add(Tone.GOOD, "ui.cluster.event.promoted", node);
    } else if (was && device.isPresent() && !is) {
      add(Tone.PLAIN, "ui.cluster.event.demoted", node);
    }
  }

  private void nodes(PacemakerView then, PacemakerView view) {
    for (NodeState node : view.nodes()) {
      Optional<NodeCondition> was = then.node(node.name()).map(NodeState::condition);
      if (was.isPresent() && was.get() != node.condition()) {
        switch (node.condition()) {
          case ONLINE -> add(Tone.GOOD, "ui.cluster.event.online", node.name());
          case STANDBY -> add(Tone.WARN, "ui.cluster.event.standby", node.name());
          case MAINTENANCE -> add(Tone.WARN, "ui.cluster.event.maintenance", node.name());
          case OFFLINE -> add(Tone.BAD, "ui.cluster.event.offline", node.name());
          case UNCLEAN -> add(Tone.BAD, "ui.cluster.event.unclean", node.name());
          case PENDING -> add(Tone.BUSY, "ui.cluster.event.joining", node.name());
          case SHUTTING_DOWN -> add(Tone.WARN, "ui.cluster.event.leaving", node.name());
        }
      }
    }
  }

  private void failures(PacemakerView then, PacemakerView view) {
    var old = new HashSet<>(then.failedActions());
    for (FailedAction failed : view.failedActions()) {
      if (!old.contains(failed)) {
        add(
            Tone.BAD,
            "ui.cluster.event.failed",
            failed.resource(),
            failed.operation(),
            failed.node());
      }
    }
    if (!then.failedActions().isEmpty() && view.failedActions().isEmpty()) {
      add(Tone.GOOD, "ui.cluster.event.cleaned");
    }
  }

  private void resources(PacemakerView then, PacemakerView view) {
    var was = places(then);
    places(view)
        .forEach(
            (id, place) -> {
              Optional<String> old = was.getOrDefault(id, Optional.empty());
              if (!old.equals(place)) {
                resource(id, old, place);
              }
            });
  }

  private void resource(String id, Optional<String> old, Optional<String> place) {
    String name = id.equals(ResourceNames.ADDRESS) ? now.virtualIp() : id;
    if (place.isEmpty()) {
      add(Tone.PLAIN, "ui.cluster.event.stopped", name, old.orElseThrow());
    } else if (id.equals(ResourceNames.ADDRESS)) {
      add(Tone.GOOD, "ui.cluster.event.moved", name, place.get());
    } else {
      add(Tone.GOOD, "ui.cluster.event.started", name, place.get());
    }
  }

  /// Where each resource runs in full, in the order of starting; DRBD speaks for itself.
  private static Map<String, Optional<String>> places(PacemakerView view) {
    var places =
        new TreeMap<String, Optional<String>>(
            java.util.Comparator.<String>comparingInt(ResourceNames.MEMBERS::indexOf)
                .thenComparing(id -> id));
    view.resources().stream()
        .flatMap(ClusterResource::primitives)
        .filter(each -> !each.id().equals(ResourceNames.DRBD))
        .forEach(each -> places.put(each.id(), place(each)));
    return places;
  }

  private static Optional<String> place(Primitive primitive) {
    return switch (primitive.role()) {
      case STARTED, PROMOTED, UNPROMOTED -> primitive.nodes().stream().findFirst();
      case STOPPED, STARTING, STOPPING, PROMOTING, DEMOTING, MIGRATING, UNKNOWN -> Optional.empty();
    };
  }
}
