package futago.ui.cluster;

import futago.cluster.ClusterResource;
import futago.cluster.ClusterStatus;
import futago.cluster.Finding;
import futago.cluster.NodeCondition;
import futago.cluster.NodeState;
import futago.cluster.PacemakerView;
import futago.text.Message;
import java.util.List;

/// The cluster in a few words.
///
/// @param words the words
/// @param tone how they are meant
record Health(Message words, Tone tone) {
  static Health of(ClusterStatus status, LinkLine link, List<Finding> findings, boolean busy) {
    if (status.splitBrain()) {
      return new Health(Message.of("ui.cluster.health.split-brain"), Tone.BAD);
    }
    if (status.pacemaker().flatMap(view -> view.dc()).isEmpty()) {
      return new Health(Message.of("ui.cluster.health.unknown"), Tone.WARN);
    }
    if (status.groupOn().isEmpty()) {
      return isUnderWay(status, busy)
          ? new Health(Message.of("ui.cluster.health.moving"), Tone.BUSY)
          : new Health(Message.of("ui.cluster.health.down"), Tone.BAD);
    }
    if (findings.isEmpty()) {
      return new Health(Message.of("ui.cluster.health.good"), Tone.GOOD);
    }
    return new Health(
        Message.of(
            isRedundant(status, link)
                ? "ui.cluster.health.attention"
                : "ui.cluster.health.not-redundant"),
        Tone.WARN);
  }

  /// Between two steps of a move nothing is on its way; only who asked for it knows.
  private static boolean isUnderWay(ClusterStatus status, boolean busy) {
    List<PacemakerView> sound =
        status.pacemaker().stream().filter(view -> view.failedActions().isEmpty()).toList();
    if (busy && !sound.isEmpty()) {
      return true;
    }
    return sound.stream()
        .flatMap(view -> view.resources().stream())
        .flatMap(ClusterResource::primitives)
        .anyMatch(
            each ->
                switch (each.role()) {
                  case STARTING, STOPPING, PROMOTING, DEMOTING, MIGRATING -> true;
                  case STOPPED, STARTED, PROMOTED, UNPROMOTED, UNKNOWN -> false;
                });
  }

  private static boolean isRedundant(ClusterStatus status, LinkLine link) {
    return link.state() == LinkLine.State.CONNECTED
        && status.pacemaker().stream()
            .flatMap(view -> view.nodes().stream())
            .map(NodeState::condition)
            .allMatch(condition -> condition == NodeCondition.ONLINE);
  }
}
